import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotAllowed, type RequestOf } from '../../../../kernel/contract.ts'
import type { OrderId } from '../../../commerce/contract.ts'
import { settleFree } from '../../../commerce/index.ts'
import { actorId } from '../../../identity/index.ts'
import { withdraw } from '../../../notices/index.ts'
import { ActivityNotRunning, type confirmEntryEndpoint, OfferOver } from '../../contract.ts'
import { findEntry, findRelay, type RelayActivity } from '../../queries/relays/access-relay.ts'
import { readLines } from '../../queries/relays/read-lines.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import type { AskedItem } from '../../rules/relays/asked-items.ts'
import { db, type EntryRow } from '../../tables.ts'
import { offerKey } from './end-entry.ts'
import { orderEntry, told } from './enter-relay.ts'
import { tellMovedUp } from './tell-moved-up.ts'
import { takeItems } from './take-items.ts'
import { takeNumber } from './take-place.ts'

/** Takes the place that was kept (RL-3): now it has a number. Raises `promotions.offer_over`, `promotions.quota_taken`, what ordering raises. */
export async function confirmEntry(
  ctx: Context,
  { entryId, recipient, totalFen, takenCouponId }: RequestOf<typeof confirmEntryEndpoint>,
): Promise<AnswerOf<typeof confirmEntryEndpoint>> {
  const entry = await findEntry(ctx, entryId)
  const me = actorId(ctx)
  if (entry.person_id !== me) throw NotAllowed()
  const relay = await findRelay(ctx, entry.activity_id)
  if (activityStateOf(relay, ctx.now) !== 'running') throw ActivityNotRunning()
  const items = ((await readLines(ctx, [entryId])).get(entryId) ?? []).map((line) => ({ ...line, fen: line.unitFen }))
  const byOrder = relay.terms.pays === 'shop'
  const place = {
    delivery: entry.delivery,
    pickupPointId: entry.pickup_point_id ?? undefined,
    note: entry.note,
    recipient,
    totalFen,
    takenCouponId,
  }
  if (entry.state !== 'offered') throw OfferOver()
  const orderId = byOrder ? await orderEntry(ctx, relay, entryId, items, place) : null
  const taken = await take(ctx, relay, entry, items, orderId)
  if (orderId && totalFen === 0) await settleFree(ctx, orderId)
  return told(ctx, relay, taken, orderId)
}

async function take(
  ctx: Context,
  relay: RelayActivity,
  { id, person_id }: EntryRow,
  items: readonly AskedItem[],
  orderId: OrderId | null,
): Promise<EntryRow> {
  const no = await takeNumber(ctx, relay.id)
  await takeItems(ctx, { activityId: relay.id, terms: relay.terms, personId: person_id, items })
  const { rows } = await sql<EntryRow>`
    update promotions.relay_entries
       set state = ${orderId ? 'held' : 'entered'}, no = ${no}, confirm_by = null, order_id = ${orderId}
     where tenant_id = ${ctx.tenantId} and id = ${id} and state = 'offered' and confirm_by > ${ctx.now}
    returning *`.execute(db(ctx))
  const [taken] = rows
  if (!taken) throw OfferOver()
  await withdraw(ctx, taken.person_id ?? actorId(ctx), offerKey(id))
  if (!orderId) await tellMovedUp(ctx, relay, taken)
  return taken
}
