import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { type CommunityId, GroupFull } from '../../community/contract.ts'
import { resumePaidSeats, seatPaid } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { NotForSale, type PlanId, TrialUsed, type tryMembershipEndpoint } from '../contract.ts'
import type { Acceptance, OriginOrder } from '../origins.ts'
import { readMembership } from '../queries/list-memberships.ts'
import { findPlan } from '../queries/list-plans.ts'
import { countExits } from '../queries/preview-membership-refund.ts'
import { type MembershipTerms, membershipTerms } from '../rules/membership-terms.ts'
import { db, type MembershipRow } from '../tables.ts'
import { closeDoors } from './close-doors.ts'
import { issueMonthly, voidMonthly } from './issue-monthly.ts'
import { comeToBuy } from './order-membership.ts'

/** A paid membership begins now, or when the one before ends; in the transaction of the payment, once for each order. */
export async function grantMembership(ctx: Context, order: OriginOrder): Promise<Acceptance> {
  const terms = membershipTerms.parse(order.terms)
  const given = await grant(ctx, {
    planId: order.origin_id as PlanId,
    communityId: order.community_id,
    personId: order.buyer_id,
    orderId: order.id,
    terms,
  })
  if (!given) return { refund: 'membership_gives_nothing' }
  await issueMonthly(ctx, given.id)
  await resumePaidSeats(ctx, order.community_id, order.buyer_id)
  // Never paid and outside: without a seat the money goes back, in the same transaction.
  const isIn = !terms.seatIn || (await seatPaid(ctx, terms.seatIn, order.buyer_id))
  return isIn ? { awaits: null } : { refund: 'group_full' }
}

type Granting = {
  planId: PlanId
  communityId: CommunityId
  personId: PersonId
  orderId: string | null
  terms: Pick<MembershipTerms, 'days' | 'until' | 'graceDays' | 'mostExits'>
}

/** Whoever pays or gives up twice at once waits here. */
export async function inTurn(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<void> {
  const key = `membership ${ctx.tenantId} ${communityId} ${personId}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db(ctx))
}

/** Intervals follow each other; null where one for good is there already, or the last day is reached. */
async function grant(
  ctx: Context,
  { planId, communityId, personId, orderId, terms }: Granting,
): Promise<MembershipRow | null> {
  await inTurn(ctx, communityId, personId)
  if (terms.mostExits !== null && (await countExits(ctx, communityId, personId)) >= terms.mostExits) return null
  const { days, until, graceDays } = terms
  const grace = orderId === null ? 0 : graceDays
  const { rows } = await sql<MembershipRow>`
    with last as (select coalesce(max(coalesce(ends_at, 'infinity')), ${ctx.now}) as at from commerce.memberships
      where tenant_id = ${ctx.tenantId} and community_id = ${communityId} and person_id = ${personId} and ended_at is null),
    span as (select greatest(at, ${ctx.now}::timestamptz) as starts from last where at < 'infinity')
    insert into commerce.memberships (tenant_id, id, plan_id, community_id, person_id, order_id, starts_at, ends_at, grace_until)
    select ${ctx.tenantId}, ${newId('mbs')}, ${planId}, ${communityId}, ${personId}, ${orderId}, starts, ends,
           ends + ${grace}::int * interval '1 day'
      from span, lateral (select coalesce(${until}::timestamptz, starts + ${days}::int * interval '1 day') as ends) e
     where ends is null or ends > starts
    on conflict do nothing returning *`.execute(db(ctx))
  return rows[0] ?? null
}

/** All of its money went back: the membership ends now. */
export async function endRefunded(ctx: Context, { id, community_id, buyer_id }: OriginOrder): Promise<void> {
  const { rows } = await sql<Pick<MembershipRow, 'id'>>`
    update commerce.memberships set ended_at = coalesce(ended_at, ${ctx.now})
     where tenant_id = ${ctx.tenantId} and order_id = ${id} returning id`.execute(db(ctx))
  for (const membership of rows) await voidMonthly(ctx, membership.id)
  await closeDoors(ctx, community_id, buyer_id, 'leaves')
}

/** A trial, once for each person and community; it ends by itself and nothing is charged. Raises `commerce.trial_used`. */
export async function tryMembership(
  ctx: Context,
  { planId, code }: RequestOf<typeof tryMembershipEndpoint>,
): Promise<AnswerOf<typeof tryMembershipEndpoint>> {
  const plan = await findPlan(ctx, planId)
  const { buyerId: personId, seatIn } = await comeToBuy(ctx, plan.community_id, code)
  if (!plan.shown_at || plan.trial_days === 0) throw NotForSale({ title: plan.name })
  const terms = { days: plan.trial_days, until: null, graceDays: 0, mostExits: null }
  const given = await grant(ctx, { planId, communityId: plan.community_id, personId, orderId: null, terms })
  if (!given) throw TrialUsed()
  if (seatIn && !(await seatPaid(ctx, seatIn, personId))) throw GroupFull()
  return readMembership(ctx, given.id)
}
