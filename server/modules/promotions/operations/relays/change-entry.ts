import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { type PickupPointId, PickupPointMissing } from '../../../commerce/contract.ts'
import { type changeEntryEndpoint, EntryClosed, EntryPaid } from '../../contract.ts'
import { findEntry, findRelay, type RelayActivity } from '../../queries/relays/access-relay.ts'
import { showEntry } from '../../queries/relays/entry-shape.ts'
import { readLines } from '../../queries/relays/read-lines.ts'
import { type AskedItem, askedItems } from '../../rules/relays/asked-items.ts'
import { db, type EntryRow } from '../../tables.ts'
import { requireMayChange } from './require-may-change.ts'
import { returnItems, takeItems } from './take-items.ts'
import { holdRelay } from './take-place.ts'
import { tellRelay } from './tell-relay.ts'
import { writeLines } from './write-entry.ts'

/**
 * Changes what an entry asks for (RL-2); what it had keeps its price. Raises `promotions.entry_paid` for an order of the
 * shop, `promotions.entry_closed`, `promotions.reason_missing`, `promotions.quota_taken`.
 */
export async function changeEntry(
  ctx: Context,
  { entryId, items, pickupPointId, note, why }: RequestOf<typeof changeEntryEndpoint>,
): Promise<AnswerOf<typeof changeEntryEndpoint>> {
  const relay = await findRelay(ctx, (await findEntry(ctx, entryId)).activity_id)
  await holdRelay(ctx, relay.id)
  const entry = await findEntry(ctx, entryId)
  requireMayChange(ctx, relay, entry, why)
  if (entry.order_id) throw EntryPaid()
  if (entry.state === 'cancelled') throw EntryClosed()
  const point = entry.delivery === 'pickup' ? (pickupPointId ?? entry.pickup_point_id) : null
  if (point && !relay.terms.pickupPoints.includes(point)) throw PickupPointMissing()
  await replaceItems(ctx, relay, entry, askedItems(relay.terms, items))
  await place(ctx, entry, point, note)
  await tellRelay(ctx, relay.id)
  return showEntry(ctx, relay, entryId)
}

async function place(ctx: Context, { id }: EntryRow, point: PickupPointId | null, note: string): Promise<void> {
  await sql`update promotions.relay_entries set pickup_point_id = ${point}, note = ${note}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
}

/** What it had is there again, what it wants is taken: within one transaction that holds the relay. */
export async function replaceItems(
  ctx: Context,
  { id, terms }: RelayActivity,
  entry: EntryRow,
  wanted: AskedItem[],
): Promise<void> {
  const had = (await readLines(ctx, [entry.id])).get(entry.id) ?? []
  const items = wanted.map((item) => ({
    ...item,
    fen: had.find(({ name }) => name === item.name)?.unitFen ?? item.fen,
  }))
  if (entry.state === 'entered') {
    await returnItems(ctx, { activityId: id, personId: entry.person_id, items: had })
    await takeItems(ctx, { activityId: id, terms, personId: entry.person_id, items })
  }
  await writeLines(ctx, entry.id, items)
}
