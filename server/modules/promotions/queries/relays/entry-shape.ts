import type { Context } from '../../../../kernel/context.ts'
import { NotFound } from '../../../../kernel/contract.ts'
import type { EntryId, RelayEntry } from '../../contract.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { db, type EntryRow } from '../../tables.ts'
import { cardsOf } from '../cards.ts'
import { organises, type RelayActivity } from './access-relay.ts'
import { readLines } from './read-lines.ts'

/** Entries as the asker may see them: whose they are, what may be done with them. */
export async function showEntries(
  ctx: Context,
  relay: RelayActivity,
  rows: readonly EntryRow[],
): Promise<RelayEntry[]> {
  const linesOf = await readLines(
    ctx,
    rows.map(({ id }) => id),
  )
  const cardOf = await cardsOf(
    ctx,
    rows.flatMap(({ person_id }) => person_id ?? []),
  )
  const leads = organises(ctx, relay)
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  return rows.map((row) => {
    const lines = (linesOf.get(row.id) ?? []).map(({ name, quantity, unitFen }) => ({ name, quantity, unitFen }))
    const mine = row.person_id !== null && row.person_id === me
    const inside = mine || leads
    return {
      id: row.id,
      no: row.no,
      place: row.place,
      lot: row.lot,
      drawn: row.drawn,
      name: row.name,
      person: row.person_id && cardOf(row.person_id),
      state: row.state,
      lines,
      totalFen: lines.reduce((sum, { quantity, unitFen }) => sum + quantity * unitFen, 0),
      pickupPointId: row.pickup_point_id,
      delivery: row.delivery,
      note: inside ? row.note : '',
      orderId: inside ? row.order_id : null,
      enteredAt: row.entered_at.toISOString(),
      paidAt: row.paid_at?.toISOString() ?? null,
      confirmBy: row.confirm_by?.toISOString() ?? null,
      cancelledAt: row.cancelled_at?.toISOString() ?? null,
      cancelledWhy: inside ? row.cancelled_why : null,
      arrivedAt: row.arrived_at?.toISOString() ?? null,
      mine,
      may: mayDo(relay, row, { mine, leads }, ctx.now),
    }
  })
}

function mayDo(relay: RelayActivity, row: EntryRow, { mine, leads }: { mine: boolean; leads: boolean }, now: Date) {
  const may: RelayEntry['may'] = []
  const open = activityStateOf(relay, now) !== 'ended'
  if (row.state === 'cancelled' || !(leads || (mine && open))) return may
  if (row.order_id === null) may.push('change')
  if (mine && row.state === 'offered') may.push('confirm')
  if (mine && row.state === 'held') may.push('pay')
  return [...may, 'cancel' as const]
}

/** One entry of a relay as the asker may see it. Raises `kernel.not_found`. */
export async function showEntry(ctx: Context, relay: RelayActivity, id: EntryId): Promise<RelayEntry> {
  const rows = await db(ctx)
    .selectFrom('promotions.relay_entries')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute()
  const [shown] = await showEntries(ctx, relay, rows)
  if (!shown) throw NotFound()
  return shown
}
