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
import { accessRelay, organises, type RelayActivity } from './access-relay.ts'
import { showEntries } from './entry-shape.ts'

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
  const open = state === 'running' && has < terms.perPerson && (terms.buyers === 'everyone' || leads)
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
    items: await readItems(ctx, id, terms),
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

async function readItems(ctx: Context, id: ActivityId, { items }: RelayTerms): Promise<Relay['items']> {
  const { rows } = await sql<{ item: string; taken: number }>`
    select l.item, sum(l.quantity)::int as taken
      from promotions.relay_lines l
      join promotions.relay_entries e on e.tenant_id = l.tenant_id and e.id = l.entry_id
     where l.tenant_id = ${ctx.tenantId} and e.activity_id = ${id} and e.state in ('held', 'entered')
     group by 1`.execute(db(ctx))
  const taken = new Map(rows.map((row) => [row.item, row.taken]))
  return items.map((item) => ({
    ...item,
    left: item.pieces === null ? null : Math.max(0, item.pieces - (taken.get(item.name) ?? 0)),
  }))
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
    select * from (select e.*, coalesce(e.no, 1000000000 + e.place) as rank from promotions.relay_entries e
      where e.tenant_id = ${ctx.tenantId} and e.activity_id = ${activityId} and (e.no is not null or e.state <> 'cancelled')) r
     where r.rank > ${Number.parseInt(rest[0] ?? '', 10) || 0} order by r.rank limit ${limit + 1}`.execute(db(ctx))
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: await showEntries(ctx, relay, page),
    next: rows.length > limit && last ? markAfter(last.entered_at, String(last.rank)) : null,
  }
}
