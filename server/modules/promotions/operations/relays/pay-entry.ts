import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { Acceptance, OriginOrder } from '../../../commerce/index.ts'
import { findRelay } from '../../queries/relays/access-relay.ts'
import { agreedEntry } from '../../rules/relays/agreed-entry.ts'
import { db, type EntryRow } from '../../tables.ts'
import { endEntry } from './end-entry.ts'
import { returnItems, tryItems } from './take-items.ts'
import { freePlace, takePlaceAgain } from './take-place.ts'
import { tellMovedUp } from './tell-moved-up.ts'
import { tellRelay } from './tell-relay.ts'
import { freeTurn } from './write-entry.ts'

/** Paid in time the place is held; paid late it is taken again under the same number, or all of the money goes back. */
export async function payEntry(ctx: Context, order: OriginOrder, late: boolean): Promise<Acceptance> {
  const { activityId, entryId } = agreedEntry(order.terms)
  const barred = late ? await enterAgain(ctx, order) : null
  if (barred) return { refund: barred }
  const { rows } = await sql<EntryRow>`update promotions.relay_entries set state = 'entered', paid_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${entryId} and state = 'held' returning *`.execute(db(ctx))
  for (const entry of rows) await tellMovedUp(ctx, await findRelay(ctx, activityId), entry)
  await tellRelay(ctx, activityId)
  return { awaits: null }
}

/** Why it cannot be taken again; null when it has been. */
async function enterAgain(ctx: Context, { terms, buyer_id: personId }: OriginOrder): Promise<string | null> {
  const { activityId, entryId, items, terms: agreed } = agreedEntry(terms)
  const { terms: now } = await findRelay(ctx, activityId)
  if (!(await takePlaceAgain(ctx, activityId, now))) return 'relay_full'
  const taking = { activityId, terms: agreed, personId, items }
  if (!(await tryItems(ctx, taking))) {
    await freePlace(ctx, activityId)
    return 'sold_out'
  }
  const { rows } = await sql`
    update promotions.relay_entries e
       set state = 'held', cancelled_at = null, cancelled_by = null, cancelled_why = null, turn = t.turn
      from (select ${freeTurn(ctx, activityId, personId, now.perPerson)} as turn) t
     where e.tenant_id = ${ctx.tenantId} and e.id = ${entryId} and e.state = 'cancelled' and t.turn is not null
    returning e.id`.execute(db(ctx))
  if (rows.length > 0) return null
  await returnItems(ctx, taking)
  await freePlace(ctx, activityId)
  return 'already_entered'
}

/** Lapsed or given up: the entry is cancelled, its place is free. */
export async function lapseEntry(ctx: Context, { terms }: OriginOrder): Promise<void> {
  const { activityId, entryId } = agreedEntry(terms)
  await endEntry(ctx, await findRelay(ctx, activityId), entryId, 'unpaid')
}

/** An entry whose order went back whole is refunded; its place is free again. */
export async function refundEntry(ctx: Context, { terms }: OriginOrder): Promise<void> {
  const { activityId, entryId } = agreedEntry(terms)
  await endEntry(ctx, await findRelay(ctx, activityId), entryId, 'refunded')
}
