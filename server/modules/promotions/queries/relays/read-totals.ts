import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import type { PickupPointId } from '../../../commerce/contract.ts'
import type { RelayTotals, readRelayTotalsEndpoint } from '../../contract.ts'
import { type Counted, sumItems } from '../../rules/relays/sum-items.ts'
import { db, type EntryRow } from '../../tables.ts'
import { accessOwnRelay, type RelayActivity } from './access-relay.ts'
import { type EntryLine, readLines } from './read-lines.ts'
import { pointsOf } from './read-relay.ts'

type ReadEntry = EntryRow & { lines: EntryLine[] }

/** What is to be brought (RL-5): for each item, for each pick-up point, for each entry there. Counted from rows. */
export async function readRelayTotals(
  ctx: Context,
  { activityId }: RequestOf<typeof readRelayTotalsEndpoint>,
): Promise<AnswerOf<typeof readRelayTotalsEndpoint>> {
  const relay = await accessOwnRelay(ctx, activityId)
  const all = await readEntries(ctx, relay)
  const live = all.filter(isLive)
  const items = sumItems(live.flatMap(({ lines }) => lines))
  return {
    entries: live.length,
    cancelled: all.filter(({ state }) => state === 'cancelled').length,
    waiting: all.filter(({ state }) => state === 'waiting' || state === 'offered').length,
    fen: items.reduce((sum, { fen }) => sum + fen, 0),
    items,
    points: await totalsOfPoints(ctx, relay, live),
  }
}

/** What has a place and is not waiting to be paid away: an unpaid order may still lapse, so it is not brought yet. */
const isLive = ({ state }: EntryRow) => state === 'entered'

/** All entries of a relay in the order of their numbers. */
export async function readEntries(ctx: Context, { id }: RelayActivity): Promise<ReadEntry[]> {
  const rows = await db(ctx)
    .selectFrom('promotions.relay_entries')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', id)
    .orderBy('no')
    .orderBy('place')
    .execute()
  const linesOf = await readLines(
    ctx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ ...row, lines: linesOf.get(row.id) ?? [] }))
}

async function totalsOfPoints(
  ctx: Context,
  relay: RelayActivity,
  live: readonly ReadEntry[],
): Promise<RelayTotals['points']> {
  const names = new Map((await pointsOf(ctx, relay.terms)).map(({ id, name }) => [id as PickupPointId | null, name]))
  const groups = Map.groupBy(live, ({ pickup_point_id }) => pickup_point_id)
  const order = [...relay.terms.pickupPoints, ...groups.keys()]
  return [...new Set<PickupPointId | null>(order)].map((pickupPointId) => {
    const here = groups.get(pickupPointId) ?? []
    const open = here.some(({ arrived_at }) => arrived_at === null)
    return {
      pickupPointId,
      name: names.get(pickupPointId) ?? '',
      entries: here.length,
      arrivedAt: open ? null : (here[0]?.arrived_at?.toISOString() ?? null),
      items: sumItems(here.flatMap(({ lines }) => lines)),
      picking: here.map(pickingOf),
    }
  })
}

const pickingOf = ({ no, name, lines, note, paid_at }: ReadEntry) => ({
  no: no ?? 0,
  name,
  items: lines.map(({ name: item, quantity }): Pick<Counted, 'name' | 'quantity'> => ({ name: item, quantity })),
  note,
  paid: paid_at !== null,
})
