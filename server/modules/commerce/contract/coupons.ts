/** Coupons (优惠券): made at the desk, taken by members, used in orders. */
import { z } from 'zod'
import { endpoint, idOf, instant, reason } from '../../../kernel/contract.ts'
import { communityId } from '../../community/contract.ts'
import { personCard, personId } from '../../identity/contract.ts'
import { fen, someFen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { categoryId, orderId, productId } from './shapes.ts'

export const couponId = idOf('cpn')
export const takenCouponId = idOf('tcp')
export type CouponId = z.infer<typeof couponId>
export type TakenCouponId = z.infer<typeof takenCouponId>

/** So much off (满减), or a share with a limit (折扣): basis points. */
export const couponOff = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('amount'), fen: someFen }),
  z.object({ kind: z.literal('share'), share: z.number().int().min(1).max(9999), mostFen: someFen }),
])
export const couponScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('category'), ids: z.array(categoryId).min(1).max(50) }),
  z.object({ kind: z.literal('product'), ids: z.array(productId).min(1).max(200) }),
])
export const couponValidity = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('dates'), from: instant, to: instant })
    .refine(
      ({ from, to }) => Date.parse(from) < Date.parse(to),
      reason('有效期的结束要晚于开始', 'it must end after it begins', 'to'),
    ),
  z.object({ kind: z.literal('days'), days: z.number().int().min(1).max(3650) }),
])

/** 自己领取, 新人领取, 付费会员领取, 运营台赠送, 会员方案每月发放 (CO-1). */
export const couponWay = z.enum(['take', 'newcomers', 'members', 'gift', 'monthly'])
export type CouponWay = z.infer<typeof couponWay>

const words = {
  title: z.string().trim().min(1).max(40),
  communityId: communityId.nullable().default(null),
  off: couponOff,
  /** 0: 无门槛. */
  thresholdFen: fen.default(0),
  scope: couponScope.default({ kind: 'all' }),
  /** Thirty days unless said otherwise (ME-3). */
  validity: couponValidity.default({ kind: 'days', days: 30 }),
  way: couponWay.default('take'),
  /** Null: as many as are taken. */
  total: z.number().int().min(1).max(10_000_000).nullable().default(null),
  perPerson: z.number().int().min(1).max(100).default(1),
}
/** Everybody sees the same rule (CO-6). */
export const coupon = z.object({
  id: couponId,
  title: z.string(),
  communityId: communityId.nullable(),
  off: couponOff,
  thresholdFen: fen,
  scope: couponScope,
  validity: couponValidity,
  way: couponWay,
  total: z.number().int().nullable(),
  issued: z.number().int(),
  perPerson: z.number().int(),
  stoppedAt: instant.nullable(),
})
export type Coupon = z.infer<typeof coupon>

/** So many of a coupon every month of a paid membership. */
export const monthlyCoupon = z.object({ couponId, count: z.number().int().min(1).max(10) })
export type MonthlyCoupon = z.infer<typeof monthlyCoupon>
/** The same as members read it. */
export const promisedCoupon = z.object({
  coupon: coupon.pick({ id: true, title: true, off: true, thresholdFen: true, scope: true, validity: true, way: true }),
  count: z.number().int(),
})
export type PromisedCoupon = z.infer<typeof promisedCoupon>

export const takenCoupon = z.object({
  id: takenCouponId,
  coupon,
  /** How it was got: by one of its ways, or as a prize of a lottery or a boost. */
  got: z.enum([...couponWay.options, 'prize']),
  takenAt: instant,
  /** 未使用, 已冻结, 已使用, 已过期. */
  state: z.enum(['unused', 'frozen', 'used', 'expired']),
  validFrom: instant,
  validTo: instant,
  orderId: orderId.nullable(),
})
export type TakenCoupon = z.infer<typeof takenCoupon>

export const makeCouponEndpoint = endpoint({
  name: 'commerce.make_coupon',
  route: 'POST /coupons',
  summary: 'Make a coupon that can be taken from now on; its terms stay as they are',
  input: z
    .object(words)
    .refine(
      ({ off, thresholdFen }) => off.kind === 'share' || thresholdFen === 0 || off.fen <= thresholdFen,
      reason('优惠金额不能超过使用门槛', 'it cannot take off more than the threshold', 'off'),
    )
    .refine(
      ({ total, perPerson }) => total === null || perPerson <= total,
      reason('每人张数不能超过总张数', 'a person cannot take more than there are', 'perPerson'),
    )
    .refine(
      ({ way, total }) => way !== 'monthly' || total === null,
      reason('会员每月的券不能限总张数，答应过的都要发到', 'what a plan promises does not run out', 'total'),
    )
    .refine(
      ({ way, validity }) => way !== 'monthly' || validity.kind === 'days',
      reason('会员每月的券按到账后的天数计算有效期', 'what comes every month holds for days from then on', 'validity'),
    ),
  output: coupon,
})
export const stopCouponEndpoint = endpoint({
  name: 'commerce.stop_coupon',
  route: 'POST /coupons/:couponId/stop',
  summary: 'Let nobody take it any more; those that were taken stay good, and members keep what their plan promised',
  input: z.object({ couponId }),
  output: coupon,
  problems: [problems.CouponInPlan],
})
export const listCouponsEndpoint = endpoint({
  name: 'commerce.list_coupons',
  route: 'GET /coupons',
  summary: 'All coupons of the tenant, newest first; the last two hundred',
  output: z.object({ rows: z.array(coupon.extend({ used: z.number().int() })) }),
})
export const listOfferedCouponsEndpoint = endpoint({
  name: 'commerce.list_offered_coupons',
  route: 'GET /communities/:communityId/coupons',
  summary: 'Coupons that can be taken in a community, and how many of each I have taken',
  input: z.object({ communityId }),
  output: z.object({
    rows: z.array(
      coupon.extend({
        mine: z.number().int(),
        /** Why I cannot take it: not a newcomer any more, no paid member. */
        barred: z.enum(['bought', 'no_member']).nullable(),
      }),
    ),
  }),
})
export const takeCouponEndpoint = endpoint({
  name: 'commerce.take_coupon',
  route: 'POST /communities/:communityId/coupons/:couponId',
  summary: 'Take a coupon (领取)',
  input: z.object({ communityId, couponId }),
  output: takenCoupon,
  problems: [problems.CouponGone, problems.CouponLimit, problems.CouponForNewcomers, problems.CouponForMembers],
})
const why = z.object({ code: z.string(), zh: z.string(), en: z.string() })
/** Somebody to whom a coupon was to be given, and what became of it. */
export const gift = z.object({
  /** As it was asked for, where it was asked by name. */
  name: z.string(),
  person: personCard.nullable(),
  /** `already`: by this very giving, sent before. */
  outcome: z.enum(['given', 'already', 'refused']),
  why: why.nullable(),
})
export type Gift = z.infer<typeof gift>
export const giveCouponEndpoint = endpoint({
  name: 'commerce.give_coupon',
  route: 'POST /coupons/:couponId/gifts',
  summary:
    'Give a coupon to named people (赠送): one each, told row by row; the same giving sent again gives nothing twice',
  input: z.object({
    couponId,
    /** Names this giving. */
    key: z.string().regex(/^[\w-]{8,64}$/),
    to: z.discriminatedUnion('by', [
      z.object({ by: z.literal('people'), personIds: z.array(personId).min(1).max(200) }),
      /** As they are called in a community; who shares a name must be chosen by hand. */
      z.object({
        by: z.literal('names'),
        communityId,
        names: z.array(z.string().trim().min(1).max(64)).min(1).max(200),
      }),
    ]),
  }),
  output: z.object({ coupon, rows: z.array(gift) }),
  problems: [problems.CouponByPlan],
})
export const listMyCouponsEndpoint = endpoint({
  name: 'commerce.list_my_coupons',
  route: 'GET /me/coupons',
  summary: 'My coupons, newest first; expired ones are told apart',
  output: z.object({ rows: z.array(takenCoupon) }),
})
