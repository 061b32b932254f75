import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import type { PickupPointId } from '../../../commerce/contract.ts'
import type { ActivityId, RelayTotals, readRelayTotalsEndpoint } from '../../contract.ts'
import { type Counted, sumItems } from '../../rules/relays/sum-items.ts'
import { db, type EntryRow } from '../../tables.ts'
import { cardsOf } from '../cards.ts'
import { accessOwnRelay, type RelayActivity } from './access-relay.ts'
import { listCopies } from './find-copies.ts'
import { type EntryLine, readLines } from './read-lines.ts'
import { pointsOf } from './read-relay.ts'

type ReadEntry = EntryRow & { lines: EntryLine[] }

/** What is to be brought (RL-5): for each item, for each pick-up point, for each entry there. Counted from rows. */
export async function readRelayTotals(
  ctx: Context,
  { activityId }: RequestOf<typeof readRelayTotalsEndpoint>,
): Promise<AnswerOf<typeof readRelayTotalsEndpoint>> {
  const relay = await accessOwnRelay(ctx, activityId)
  const copies = await readCopies(ctx, activityId)
  const own = (await readEntries(ctx, relay)).map((entry): Sold => ({ ...entry, helper: null }))
  const all = [...own, ...copies.flatMap(({ entries }) => entries)]
  const live = all.filter(isLive)
  const items = sumItems(live.flatMap(({ lines }) => lines))
  return {
    entries: live.length,
    cancelled: all.filter(({ state }) => state === 'cancelled').length,
    waiting: all.filter(({ state }) => state === 'waiting' || state === 'offered').length,
    fen: items.reduce((sum, { fen }) => sum + fen, 0),
    items,
    helpers: copies.map(({ activityId: copyId, helper, entries }) => ({
      ...{ activityId: copyId, helper },
      entries: entries.filter(isLive).length,
      items: sumItems(entries.filter(isLive).flatMap(({ lines }) => lines)),
    })),
    points: await totalsOfPoints(ctx, relay, live),
  }
}

/** An entry, and the name of the helper in whose copy it stands. */
type Sold = ReadEntry & { helper: string | null }

/** What was entered in the copies of helpers: it is brought by the source. */
async function readCopies(ctx: Context, sourceId: ActivityId) {
  const copies = await listCopies(ctx, sourceId)
  const cardOf = await cardsOf(
    ctx,
    copies.map(({ helper_id }) => helper_id),
  )
  const read = []
  for (const { activity_id, helper_id } of copies) {
    const helper = cardOf(helper_id)
    const entries = await readEntries(ctx, { id: activity_id })
    read.push({
      activityId: activity_id,
      helper,
      entries: entries.map((entry): Sold => ({ ...entry, helper: helper.name })),
    })
  }
  return read
}

/** What has a place and is not waiting to be paid away: an unpaid order may still lapse, so it is not brought yet. */
const isLive = ({ state }: EntryRow) => state === 'entered'

/** All entries of a relay in the order of their numbers. */
export async function readEntries(ctx: Context, { id }: Pick<RelayActivity, 'id'>): Promise<ReadEntry[]> {
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
  live: readonly Sold[],
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

const pickingOf = ({ no, name, lines, note, paid_at, helper }: Sold) => ({
  no: no ?? 0,
  name,
  items: lines.map(({ name: item, quantity }): Pick<Counted, 'name' | 'quantity'> => ({ name: item, quantity })),
  note,
  paid: paid_at !== null,
  helper,
})
