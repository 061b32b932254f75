/** Paid membership of a community: plans, trial, renewal, grace, refund by a rule that is shown before paying. */
import { z } from 'zod'
import { endpoint, idOf, instant, news, pageOf } from '../../../kernel/contract.ts'
import { communityId } from '../../community/contract.ts'
import { personCard, personId } from '../../identity/contract.ts'
import { fen } from '../../ledger/contract.ts'
import { placedOrder } from './orders.ts'
import * as problems from './problems.ts'
import { orderId } from './shapes.ts'

export const planId = idOf('pln')
export const membershipId = idOf('mbs')
export type PlanId = z.infer<typeof planId>
export type MembershipId = z.infer<typeof membershipId>

const words = z.object({
  name: z.string().trim().min(1).max(60),
  /** What members have of it, in the shop's own words. */
  benefits: z.array(z.string().trim().min(1).max(60)).max(12).default([]),
  /** Null: for good. */
  days: z.number().int().min(1).max(3660).nullable(),
  priceFen: fen,
  trialDays: z.number().int().min(0).max(90).default(0),
  /** So many days after its end it still holds, for whoever renews late. */
  graceDays: z.number().int().min(0).max(30).default(3),
  /** 不退, 按剩余天数退, N 天无理由. */
  refund: z.enum(['none', 'unused_days', 'no_reason']).default('unused_days'),
  noReasonDays: z.number().int().min(0).max(30).default(0),
  shown: z.boolean().default(true),
})
const sensible = <T extends z.ZodType<z.output<typeof words>>>(shape: T) =>
  shape
    .refine(({ refund, days }) => refund !== 'unused_days' || days !== null, {
      error: 'what is for good has no unused days',
      path: ['refund'],
    })
    .refine(({ refund, noReasonDays }) => (refund === 'no_reason') === noReasonDays > 0, {
      error: 'say within how many days',
      path: ['noReasonDays'],
    })

export const plan = words.extend({ id: planId, communityId, version: z.number().int(), members: z.number().int() })
export type Plan = z.infer<typeof plan>

export const membership = z.object({
  id: membershipId,
  plan: z.object({ id: planId, name: z.string() }),
  communityId,
  orderId: orderId.nullable(),
  startsAt: instant,
  endsAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Holds now, grace included. */
  holds: z.boolean(),
  /** What would come back if it were given up now. */
  refundFen: fen,
})
export type Membership = z.infer<typeof membership>

const afterwards = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }

export const listPlansEndpoint = endpoint({
  name: 'commerce.list_plans',
  route: 'GET /communities/:communityId/plans',
  summary: 'Plans of a community; those not offered only for the desk',
  input: z.object({ communityId }),
  output: z.object({ rows: z.array(plan) }),
})
export const makePlanEndpoint = endpoint({
  name: 'commerce.make_plan',
  route: 'POST /communities/:communityId/plans',
  summary: 'Make a plan',
  input: sensible(words.extend({ communityId })),
  output: plan,
})
export const changePlanEndpoint = endpoint({
  name: 'commerce.change_plan',
  route: 'PUT /plans/:planId',
  summary: 'Change a plan; whoever has paid keeps what was agreed',
  input: sensible(words.extend({ planId, version: z.number().int().min(1) })),
  output: plan,
  problems: [problems.VersionChanged],
})
export const orderMembershipEndpoint = endpoint({
  name: 'commerce.order_membership',
  route: 'POST /plans/:planId/orders',
  summary: 'Order a membership, or a renewal: it begins when the one before ends',
  input: z.object({ planId, totalFen: fen, playMoney: z.boolean().default(false) }),
  output: placedOrder,
  problems: [problems.NotForSale, problems.PriceChanged, problems.MembershipForGood],
})
export const tryMembershipEndpoint = endpoint({
  name: 'commerce.try_membership',
  route: 'POST /plans/:planId/trial',
  summary: 'Try it, once for each person and community; nothing is charged afterwards',
  input: z.object({ planId }),
  output: membership,
  problems: [problems.NotForSale, problems.TrialUsed],
})
export const listMyMembershipsEndpoint = endpoint({
  name: 'commerce.list_my_memberships',
  route: 'GET /me/memberships',
  summary: 'My memberships, the latest first',
  output: z.object({ rows: z.array(membership) }),
})
export const giveUpMembershipEndpoint = endpoint({
  name: 'commerce.give_up_membership',
  route: 'POST /memberships/:membershipId/refund',
  summary: 'Give a membership up; what comes back follows the rule that was agreed',
  input: z.object({ membershipId, refundFen: fen }),
  output: membership,
  problems: [problems.NoRefund, problems.PriceChanged],
})
export const listMembershipsEndpoint = endpoint({
  name: 'commerce.list_memberships',
  route: 'GET /memberships',
  summary: 'Memberships at the desk, those that end first at the top',
  input: z.object({ communityId: communityId.optional(), personId: personId.optional(), ...afterwards }),
  output: pageOf(membership.extend({ person: personCard })),
})

/** A membership ends in five days: told once, long enough before. */
export const membershipEnding = news(
  'commerce.membership_ending',
  z.object({ membershipId, personId, communityId, endsAt: instant }),
)
