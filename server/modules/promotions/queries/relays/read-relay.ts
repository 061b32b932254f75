import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../../kernel/page-mark.ts'
import type { PickupPoint } from '../../../commerce/contract.ts'
import { listPickupPoints } from '../../../commerce/index.ts'
import type {
  ActivityId,
  listRelayEntriesEndpoint,
  Relay,
  RelayState,
  RelayTerms,
  readRelayEndpoint,
} from '../../contract.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { db, type EntryRow, type RelayRow } from '../../tables.ts'
import { cardsOf } from '../cards.ts'
import { accessRelay, organises, type RelayActivity } from './access-relay.ts'
import { showEntries } from './entry-shape.ts'
import { countTaken, findCopy, poolOf } from './find-copies.ts'
import { showBallot } from './read-ballot.ts'

/** A relay as it stands, for members of its community. */
export async function readRelay(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof readRelayEndpoint>,
): Promise<AnswerOf<typeof readRelayEndpoint>> {
  return showRelay(ctx, await accessRelay(ctx, activityId, channel))
}

/** A relay as the asker sees it: what can be taken, who leads it, their own entries. */
export async function showRelay(ctx: Context, activity: RelayActivity): Promise<Relay> {
  const { id, title, terms, starts_at, ends_at, ended_at } = activity
  const row = await readRelayRow(ctx, id)
  const state = relayStateOf(activity, row, ctx.now)
  const leads = organises(ctx, activity)
  const full = row.waiting > 0 || (terms.places !== null && row.taken >= terms.places)
  const mine = await readMine(ctx, activity)
  const has = mine.filter((entry) => entry.state !== 'cancelled').length
  const ballot = await showBallot(ctx, activity)
  const drawing = ballot?.state === 'drawing'
  const open = state === 'running' && !drawing && has < terms.perPerson && (terms.buyers === 'everyone' || leads)
  return {
    activityId: id,
    title,
    state,
    revision: row.revision,
    opensAt: starts_at.toISOString(),
    cutOffAt: (ended_at ?? ends_at).toISOString(),
    places: terms.places,
    taken: row.taken,
    waiting: row.waiting,
    pays: terms.pays,
    coupons: terms.coupons ?? false,
    helper: await helperOf(ctx, id),
    ballot,
    items: await readItems(ctx, activity),
    deliveries: terms.deliveries,
    pickupPoints: await pointsOf(ctx, terms),
    mine,
    may: open ? [full ? 'wait' : 'enter'] : [],
    organises: leads,
  }
}

/** How many places of a relay are taken and how many people wait. */
export async function readRelayRow(ctx: Context, id: ActivityId): Promise<RelayRow> {
  const all = db(ctx).selectFrom('promotions.relays').selectAll().where('tenant_id', '=', ctx.tenantId)
  return all.where('activity_id', '=', id).executeTakeFirstOrThrow()
}

/** 已截单 when its time is over, 已结束 when everything is handed over. */
function relayStateOf(activity: RelayActivity, { closed_at }: RelayRow, now: Date): RelayState {
  if (closed_at) return 'closed'
  const state = activityStateOf(activity, now)
  return state === 'ended' ? 'cut_off' : state
}

/** The pick-up points of a relay, in the order they were named; closed ones too, while entries point at them. */
export async function pointsOf(ctx: Context, { pickupPoints }: RelayTerms): Promise<PickupPoint[]> {
  if (pickupPoints.length === 0) return []
  const { rows } = await listPickupPoints(ctx)
  return pickupPoints.flatMap((id) => {
    const found = rows.find((point) => point.id === id)
    return found ? { ...found, id } : []
  })
}

/** What is left of each item is left for the source and all its copies. */
async function readItems(ctx: Context, { id, terms }: RelayActivity): Promise<Relay['items']> {
  const pool = await poolOf(ctx, id)
  const taken = await countTaken(ctx, pool?.id ?? id)
  return terms.items.map((item) => {
    const { pieces = null } = pool?.terms.items.find(({ name }) => name === item.name) ?? item
    return { ...item, left: pieces === null ? null : Math.max(0, pieces - (taken.get(item.name) ?? 0)) }
  })
}

async function helperOf(ctx: Context, id: ActivityId): Promise<Relay['helper']> {
  const copy = await findCopy(ctx, id)
  return copy ? (await cardsOf(ctx, [copy.helper_id]))(copy.helper_id) : null
}

async function readMine(ctx: Context, relay: RelayActivity) {
  if (ctx.actor.kind !== 'person') return []
  const rows = await db(ctx)
    .selectFrom('promotions.relay_entries')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', relay.id)
    .where('person_id', '=', ctx.actor.personId)
    .orderBy('entered_at', 'desc')
    .limit(100)
    .execute()
  return showEntries(ctx, relay, rows)
}

/** Entries by number, then those who wait, in turn: a page at a time. */
export async function listRelayEntries(
  ctx: Context,
  { activityId, channel, after, limit }: RequestOf<typeof listRelayEntriesEndpoint>,
): Promise<AnswerOf<typeof listRelayEntriesEndpoint>> {
  const relay = await accessRelay(ctx, activityId, channel)
  const { rest } = readMark(after)
  const { rows } = await sql<EntryRow & { rank: number }>`
    select * from (select e.*, coalesce(e.no, 1000000000 + e.place, 2000000000 + e.lot) as rank from promotions.relay_entries e
      where e.tenant_id = ${ctx.tenantId} and e.activity_id = ${activityId} and (e.no is not null or e.state <> 'cancelled')) r
     where r.rank > ${Number.parseInt(rest[0] ?? '', 10) || 0} order by r.rank limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: await showEntries(ctx, relay, page),
    next: rows.length > limit && last ? markAfter(last.entered_at, String(last.rank)) : null,
  }
}
