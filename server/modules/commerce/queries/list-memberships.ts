import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { markAfter, readMark } from '../../../kernel/page-mark.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { actorId } from '../../identity/index.ts'
import { readCommunityName } from '../../community/index.ts'
import { standsAtDesk } from '../access.ts'
import type {
  listMembershipsEndpoint,
  listMyMembershipsEndpoint,
  Membership,
  MembershipId,
  MembershipState,
} from '../contract.ts'
import { daysOf, refundOf } from '../rules/membership-refund.ts'
import { type MembershipTerms, membershipTerms } from '../rules/membership-terms.ts'
import { db, type MembershipRow } from '../tables.ts'
import { cardsOf } from './cards.ts'

export type FoundMembership = MembershipRow & { plan: string; terms: unknown; left_fen: number | null }

async function find(ctx: Context, rest: RawBuilder<unknown>): Promise<FoundMembership[]> {
  const { rows } = await sql<FoundMembership>`
    select m.*, p.name as plan, o.terms, o.paid_fen - o.refunded_fen as left_fen
      from commerce.memberships m
      join commerce.plans p on p.tenant_id = m.tenant_id and p.id = m.plan_id
      left join commerce.orders o on o.tenant_id = m.tenant_id and o.id = m.order_id
     where m.tenant_id = ${ctx.tenantId} and ${rest}`.execute(db(ctx))
  return rows
}

/** A membership as the contract shows it, in the state it has now. */
export const membershipOf = (ctx: Context, row: FoundMembership): Membership => {
  const state = stateOf(row, ctx.now)
  return {
    id: row.id,
    plan: { id: row.plan_id, name: row.plan },
    communityId: row.community_id,
    orderId: row.order_id,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    graceUntil: row.grace_until?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    state,
    holds: state === 'active' || state === 'grace',
    refundFen: leftOf(ctx, row, state),
  }
}

function stateOf({ starts_at, ends_at, grace_until, ended_at }: MembershipRow, now: Date): MembershipState {
  if (ended_at) return 'given_up'
  if (starts_at > now) return 'upcoming'
  if (!ends_at || ends_at > now) return 'active'
  return grace_until && grace_until > now ? 'grace' : 'over'
}

/** The same in the database. */
const inState: Record<MembershipState, (now: Date) => RawBuilder<boolean>> = {
  given_up: () => sql`m.ended_at is not null`,
  upcoming: (now) => sql`m.ended_at is null and m.starts_at > ${now}`,
  active: (now) => sql`m.ended_at is null and m.starts_at <= ${now} and (m.ends_at is null or m.ends_at > ${now})`,
  grace: (now) => sql`m.ended_at is null and m.ends_at <= ${now} and m.grace_until > ${now}`,
  over: (now) => sql`m.ended_at is null and m.ends_at <= ${now} and coalesce(m.grace_until, m.ends_at) <= ${now}`,
}

const fortnight = 14 * 86_400_000

/** A condition: ends within a fortnight or is in its grace, and nothing follows it. */
export const isDue = ({ now }: Context): RawBuilder<boolean> => sql`
  m.ended_at is null and m.starts_at <= ${now} and m.ends_at <= ${new Date(now.getTime() + fortnight)}
  and coalesce(m.grace_until, m.ends_at) > ${now}
  and not exists (select from commerce.memberships n where n.tenant_id = m.tenant_id
    and n.community_id = m.community_id and n.person_id = m.person_id and n.ended_at is null and n.starts_at > m.starts_at)`

/** What was agreed when it was paid; null of a trial. */
export const termsOf = ({ order_id, terms }: FoundMembership): MembershipTerms | null =>
  order_id ? membershipTerms.parse(terms) : null

/** What would come back now; never more than is left of what was paid, nothing once its time is over. */
function leftOf(ctx: Context, row: FoundMembership, state: MembershipState): number {
  const terms = termsOf(row)
  if (!terms || !row.left_fen || state === 'given_up' || state === 'over') return 0
  const days = terms.days ?? daysOf(row.starts_at, row.ends_at)
  return Math.min(refundOf(row.left_fen, { ...terms, days }, row.starts_at, ctx.now), row.left_fen)
}

/** One of mine, or any at the desk. Raises `kernel.not_found`. */
export async function readMembershipRow(ctx: Context, id: MembershipId): Promise<FoundMembership> {
  const [row] = await find(ctx, sql`m.id = ${id} and (${standsAtDesk(ctx)} or m.person_id = ${actorIdOrNull(ctx)})`)
  if (!row) throw NotFound()
  return row
}

const actorIdOrNull = ({ actor }: Context): PersonId | null => (actor.kind === 'person' ? actor.personId : null)

/** One membership. Raises `kernel.not_found`. */
export const readMembership = async (ctx: Context, id: MembershipId): Promise<Membership> =>
  membershipOf(ctx, await readMembershipRow(ctx, id))

/** My memberships, the latest first. */
export async function listMyMemberships(ctx: Context): Promise<AnswerOf<typeof listMyMembershipsEndpoint>> {
  const rows = await find(ctx, sql`m.person_id = ${actorId(ctx)} order by m.starts_at desc, m.id desc limit 200`)
  const names = new Map<CommunityId, string>()
  for (const { community_id } of rows) {
    if (!names.has(community_id)) names.set(community_id, await readCommunityName(ctx, community_id))
  }
  return {
    rows: rows.map((row) => ({ ...membershipOf(ctx, row), communityName: names.get(row.community_id) ?? '' })),
  }
}

/** Memberships at the desk: newest first, or those that are due, soonest first. */
export async function listMemberships(
  ctx: Context,
  ask: RequestOf<typeof listMembershipsEndpoint>,
): Promise<AnswerOf<typeof listMembershipsEndpoint>> {
  const { limit, due } = ask
  const rows = await find(
    ctx,
    sql`${narrowed(ctx, ask)} and ${due ? soonest(ctx, ask) : newest(ask)} limit ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const cardOf = await cardsOf(
    ctx,
    page.map((row) => row.person_id),
  )
  return {
    rows: page.map((row) => ({ ...membershipOf(ctx, row), person: cardOf(row.person_id) })),
    next:
      rows.length > limit && last ? markAfter(due ? (last.ends_at ?? last.starts_at) : last.starts_at, last.id) : null,
  }
}

type Ask = RequestOf<typeof listMembershipsEndpoint>

const narrowed = ({ now }: Context, { communityId, planId, personId, state }: Ask): RawBuilder<boolean> => sql`
  (${communityId ?? null}::text is null or m.community_id = ${communityId ?? null})
  and (${planId ?? null}::text is null or m.plan_id = ${planId ?? null})
  and (${personId ?? null}::text is null or m.person_id = ${personId ?? null})
  and ${state ? inState[state](now) : sql`true`}`

function newest({ after }: Ask): RawBuilder<boolean> {
  const { at, rest } = readMark(after)
  return sql`(${at}::timestamptz is null or (m.starts_at, m.id) < (${at}::timestamptz, ${rest[0] ?? ''}))
    order by m.starts_at desc, m.id desc`
}

function soonest(ctx: Context, { after }: Ask): RawBuilder<boolean> {
  const { at, rest } = readMark(after)
  return sql`${isDue(ctx)} and (${at}::timestamptz is null or (m.ends_at, m.id) > (${at}::timestamptz, ${rest[0] ?? ''}))
    order by m.ends_at, m.id`
}

/** Whether somebody holds a membership of a community that never ends. */
export async function isForGood(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<boolean> {
  const { rows } = await sql`select 1 from commerce.memberships
    where tenant_id = ${ctx.tenantId} and community_id = ${communityId} and person_id = ${personId}
      and ends_at is null and ended_at is null limit 1`.execute(db(ctx))
  return rows.length > 0
}

/** When the last of somebody's memberships ends that has not been given up; null when that is past, or there is none. */
export async function lastEndOf(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select max(ends_at) as at from commerce.memberships
    where tenant_id = ${ctx.tenantId} and community_id = ${communityId} and person_id = ${personId}
      and ended_at is null and ends_at > ${ctx.now}`.execute(db(ctx))
  return rows[0]?.at ?? null
}
