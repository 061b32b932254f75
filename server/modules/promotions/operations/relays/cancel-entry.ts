import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { type OrderId, OrderStateWrong } from '../../../commerce/contract.ts'
import { cancelOrder, readOrderRow, refundAll } from '../../../commerce/index.ts'
import { type cancelEntryEndpoint, EntryClosed } from '../../contract.ts'
import { findEntry, findRelay, requireSource } from '../../queries/relays/access-relay.ts'
import { showEntry } from '../../queries/relays/entry-shape.ts'
import { db, type EntryRow } from '../../tables.ts'
import { endEntry } from './end-entry.ts'
import { requireMayChange } from './require-may-change.ts'

/**
 * Cancels an entry: its author before the cut-off, the organiser with a reason (RL-2). An order that was not paid is given
 * up, one that was paid is refunded; of another's order in a copy only the source decides. Raises `promotions.entry_closed`, `promotions.reason_missing`, `commerce.order_state_wrong`.
 */
export async function cancelEntry(
  ctx: Context,
  { entryId, why }: RequestOf<typeof cancelEntryEndpoint>,
): Promise<AnswerOf<typeof cancelEntryEndpoint>> {
  const entry = await findEntry(ctx, entryId)
  const relay = await findRelay(ctx, entry.activity_id)
  requireMayChange(ctx, relay, entry, why)
  const reason = why || 'by_author'
  if (!entry.order_id) {
    if (!(await endEntry(ctx, relay, entryId, reason))) throw EntryClosed()
    return showEntry(ctx, relay, entryId)
  }
  if (!isMine(ctx, entry)) await requireSource(ctx, relay.id)
  await giveUpOrder(ctx, entry.order_id, reason)
  // The order ended the entry; why, only we know.
  await sql`update promotions.relay_entries set cancelled_why = ${reason}
    where tenant_id = ${ctx.tenantId} and id = ${entryId} and state = 'cancelled'`.execute(db(ctx))
  return showEntry(ctx, relay, entryId)
}

const isMine = ({ actor }: Context, { person_id }: EntryRow) => actor.kind === 'person' && actor.personId === person_id

async function giveUpOrder(ctx: Context, orderId: OrderId, why: string): Promise<void> {
  const order = await readOrderRow(ctx, orderId, 'toChange')
  if (order.state === 'unpaid') await cancelOrder(ctx, { orderId, why })
  else if (order.state === 'paid') await refundAll(ctx, order, { why, backToStock: true })
  else throw OrderStateWrong({ state: order.state })
}
