/** Paid membership of a community: plans, trial, renewal, grace, refund by a rule that is shown before paying. */
import { z } from 'zod'
import { day, endpoint, idOf, instant, news, pageOf, reason, versionSeen } from '../../../kernel/contract.ts'
import { communityId, GroupFull, JoinCodeUnknown } from '../../community/contract.ts'
import { personCard, personId } from '../../identity/contract.ts'
import { fen } from '../../ledger/contract.ts'
import { monthlyCoupon, promisedCoupon } from './coupons.ts'
import { placedOrder } from './orders.ts'
import * as problems from './problems.ts'
import { orderId } from './shapes.ts'

export const planId = idOf('pln')
export const membershipId = idOf('mbs')
export type PlanId = z.infer<typeof planId>
export type MembershipId = z.infer<typeof membershipId>

/** 不退, 按剩余天数退, N 天无理由. */
export const refundRule = z.enum(['none', 'unused_days', 'no_reason'])

const words = z.object({
  name: z.string().trim().min(1).max(60),
  /** What members have of it, in the shop's own words. */
  benefits: z.array(z.string().trim().min(1).max(60)).max(12).default([]),
  /** Coupons that come every month (ME-3). */
  monthly: z
    .array(monthlyCoupon)
    .max(10)
    .refine(
      (all) => new Set(all.map(({ couponId }) => couponId)).size === all.length,
      reason('同一张券只能出现一次', 'a coupon stands twice'),
    )
    .default([]),
  /** Null: for good, or until `untilDay`. */
  days: z.number().int().min(1).max(3660).nullable(),
  /** 固定期限: everybody's ends with this day of the tenant. */
  untilDay: day.nullable().default(null),
  priceFen: fen,
  trialDays: z.number().int().min(0).max(90).default(0),
  /** So many days after its end it still holds, for whoever renews late. */
  graceDays: z.number().int().min(0).max(30).default(3),
  refund: refundRule.default('unused_days'),
  noReasonDays: z.number().int().min(0).max(30).default(0),
  shown: z.boolean().default(true),
})
const sensible = <T extends z.ZodType<z.output<typeof words>>>(shape: T) =>
  shape
    .refine(
      ({ days, untilDay }) => days === null || untilDay === null,
      reason('固定天数和固定到期日只能选一种', 'either so many days or a last day, not both', 'untilDay'),
    )
    .refine(
      ({ refund, days, untilDay }) => refund !== 'unused_days' || days !== null || untilDay !== null,
      reason('永久方案没有剩余天数可算，请换一种退款规则', 'what is for good has no unused days', 'refund'),
    )
    .refine(
      ({ refund, noReasonDays }) => (refund === 'no_reason') === noReasonDays > 0,
      reason('选“N 天无理由”时填写天数，选其他规则时不填', 'say within how many days', 'noReasonDays'),
    )
    .refine(
      ({ days, noReasonDays }) => days === null || noReasonDays <= days,
      reason('无理由退款的天数不能超过会员天数', 'not longer than the membership itself', 'noReasonDays'),
    )

export const plan = z.object({
  id: planId,
  communityId,
  name: z.string(),
  benefits: z.array(z.string()),
  monthly: z.array(promisedCoupon),
  days: z.number().int().nullable(),
  untilDay: day.nullable(),
  priceFen: fen,
  trialDays: z.number().int(),
  graceDays: z.number().int(),
  refund: refundRule,
  noReasonDays: z.number().int(),
  shown: z.boolean(),
  version: z.number().int(),
  /** People whose membership by this plan holds now. */
  members: z.number().int(),
})
export type Plan = z.infer<typeof plan>

/** 未开始, 生效中, 宽限期, 已到期, 已退出. */
export const membershipState = z.enum(['upcoming', 'active', 'grace', 'over', 'given_up'])
export type MembershipState = z.infer<typeof membershipState>

export const membership = z.object({
  id: membershipId,
  plan: z.object({ id: planId, name: z.string() }),
  communityId,
  /** Null: a trial. */
  orderId: orderId.nullable(),
  startsAt: instant,
  endsAt: instant.nullable(),
  graceUntil: instant.nullable(),
  endedAt: instant.nullable(),
  state: membershipState,
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
  problems: [problems.NotMonthly],
})
export const changePlanEndpoint = endpoint({
  name: 'commerce.change_plan',
  route: 'PUT /plans/:planId',
  summary: 'Change a plan; whoever has paid keeps what was agreed',
  input: sensible(words.extend({ planId, version: versionSeen })),
  output: plan,
  problems: [problems.VersionChanged, problems.NotMonthly],
})
export const orderMembershipEndpoint = endpoint({
  name: 'commerce.order_membership',
  route: 'POST /plans/:planId/orders',
  summary: 'Order a membership, or a renewal: it begins when the one before ends',
  input: z.object({
    planId,
    totalFen: fen,
    playMoney: z.boolean().default(false),
    /** The join code of a group that asks for a fee: paying takes a seat there, or the money goes back. */
    code: z.string().max(64).optional(),
  }),
  output: placedOrder,
  problems: [
    problems.NotForSale,
    problems.PriceChanged,
    problems.MembershipForGood,
    problems.PlanOver,
    problems.NoReturn,
    GroupFull,
  ],
})
export const tryMembershipEndpoint = endpoint({
  name: 'commerce.try_membership',
  route: 'POST /plans/:planId/trial',
  summary: 'Try it, once for each person and community; nothing is charged afterwards',
  input: z.object({ planId, code: z.string().max(64).optional() }),
  output: membership,
  problems: [problems.NotForSale, problems.TrialUsed, GroupFull],
})
export const listMyMembershipsEndpoint = endpoint({
  name: 'commerce.list_my_memberships',
  route: 'GET /me/memberships',
  summary: 'My memberships, the latest first',
  output: z.object({ rows: z.array(membership.extend({ communityName: z.string() })) }),
})

/** What somebody has had of a membership by now: told before it is given up. */
export const benefitUsed = z.discriminatedUnion('kind', [
  /** Orders at members' prices, and what they saved. */
  z.object({ kind: z.literal('prices'), orders: z.number().int(), savedFen: fen }),
  /** A monthly coupon that lowered an order. */
  z.object({ kind: z.literal('coupon'), title: z.string(), orderId, usedAt: instant, savedFen: fen }),
])
export type BenefitUsed = z.infer<typeof benefitUsed>
export const previewMembershipRefundEndpoint = endpoint({
  name: 'commerce.preview_membership_refund',
  route: 'GET /memberships/:membershipId/refund',
  summary: 'What would come back of a membership now, by which rule, and what was had of it; mine, or at the desk',
  input: z.object({ membershipId }),
  output: z.object({
    paidFen: fen,
    refundFen: fen,
    refund: refundRule,
    noReasonDays: z.number().int(),
    usedDays: z.number().int(),
    /** Null: for good. */
    days: z.number().int().nullable(),
    used: z.array(benefitUsed),
    /** Monthly coupons that were not used: they are void once it is given up. */
    unusedCoupons: z.number().int(),
    /** Refunds this person has had in the community, and the most that was agreed. */
    refunds: z.number().int(),
    mostRefunds: z.number().int().nullable(),
  }),
})
export const giveUpMembershipEndpoint = endpoint({
  name: 'commerce.give_up_membership',
  route: 'POST /memberships/:membershipId/refund',
  summary: 'Give a membership up; what comes back follows the rule that was agreed',
  input: z.object({ membershipId, refundFen: fen }),
  output: membership,
  problems: [problems.NoRefund, problems.PriceChanged, problems.RefundsUsed],
})
export const endMembershipEndpoint = endpoint({
  name: 'commerce.end_membership',
  route: 'POST /memberships/:membershipId/end',
  summary: 'End somebody’s membership at the desk and give back so much of what was paid',
  input: z.object({ membershipId, refundFen: fen, why: z.string().trim().min(1).max(200) }),
  output: membership,
  problems: [problems.RefundTooMuch, problems.MembershipOver],
})
export const listMembershipsEndpoint = endpoint({
  name: 'commerce.list_memberships',
  route: 'GET /memberships',
  summary:
    'Memberships at the desk, newest first; with `due` those that end within a fortnight without a renewal, soonest first',
  input: z.object({
    communityId: communityId.optional(),
    planId: planId.optional(),
    personId: personId.optional(),
    state: membershipState.optional(),
    due: z.stringbool().default(false),
    ...afterwards,
  }),
  output: pageOf(membership.extend({ person: personCard })),
})

const rules = z.object({
  /** 每人最多退款次数; null: as often as there is something to come back. */
  mostRefunds: z.number().int().min(0).max(99).nullable(),
  /** 退出几次后不可再加入; null: may always come back. */
  mostExits: z.number().int().min(1).max(99).nullable(),
  /** What becomes of whoever came in by a fee when it has run out: they leave, or stay and only read. */
  afterEnd: z.enum(['leaves', 'reads']),
})
export const membershipRules = rules.extend({ version: z.number().int() })
export type MembershipRules = z.infer<typeof membershipRules>
export const readMembershipRulesEndpoint = endpoint({
  name: 'commerce.read_membership_rules',
  route: 'GET /communities/:communityId/membership-rules',
  summary: 'By which rules members of a community come back, are given back and stay',
  input: z.object({ communityId }),
  output: membershipRules,
})
export const changeMembershipRulesEndpoint = endpoint({
  name: 'commerce.change_membership_rules',
  route: 'PUT /communities/:communityId/membership-rules',
  summary: 'Change these rules; whoever has paid keeps what was agreed',
  input: rules.extend({ communityId, version: z.number().int().min(0).max(2_000_000_000) }),
  output: membershipRules,
  problems: [problems.VersionChanged],
})
export const readMembershipFiguresEndpoint = endpoint({
  name: 'commerce.read_membership_figures',
  route: 'GET /communities/:communityId/membership-figures',
  summary:
    'How many members there were on each of the last days, counted from their rows; what was paid and given back',
  input: z.object({ communityId, days: z.coerce.number().int().min(7).max(366).default(90) }),
  output: z.object({
    /** People whose membership holds now, trials among them. */
    active: z.number().int(),
    trials: z.number().int(),
    due: z.number().int(),
    paidFen: z.number().int(),
    refundedFen: z.number().int(),
    days: z.array(z.object({ day, active: z.number().int(), begun: z.number().int(), ended: z.number().int() })),
  }),
})

export const readDoorFeeEndpoint = endpoint({
  name: 'commerce.read_door_fee',
  route: 'GET /join/:code/fee',
  summary: 'What a visitor would pay at the door of a group: plans, and all rules, before anything is typed',
  input: z.object({ code: z.string().max(64) }),
  output: z.object({ plans: z.array(plan.omit({ members: true })), rules: membershipRules }),
  problems: [JoinCodeUnknown],
})

/** A membership ends in five days: told once, long enough before. */
export const membershipEnding = news(
  'commerce.membership_ending',
  z.object({ membershipId, personId, communityId, endsAt: instant }),
)
