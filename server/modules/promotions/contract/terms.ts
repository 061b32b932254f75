/** The rules of an activity, declared for each kind: what makes no sense is refused here, with the reason. */
import { z } from 'zod'
import { reason } from '../../../kernel/contract.ts'
import { variantId } from '../../commerce/contract.ts'
import { fen, someFen } from '../../ledger/contract.ts'
import { lotteryTerms } from './lottery-terms.ts'
import { redPacketTerms } from './red-packet-terms.ts'
import { relayTerms } from './relay-terms.ts'
import { boostTerms } from './boosts.ts'
import { bundleTerms } from './bundles.ts'
import { presaleTerms } from './presales.ts'

const minutes = (least: number, most: number) => z.number().int().min(least).max(most)
const some = (most: number) => z.number().int().min(1).max(most)
const once = (all: readonly { variantId: string }[]) => new Set(all.map((one) => one.variantId)).size === all.length
const rising = (all: readonly number[]) => all.every((one, place) => place === 0 || one > (all[place - 1] ?? 0))
const falling = (all: readonly number[]) => all.every((one, place) => place === 0 || one < (all[place - 1] ?? 0))

/** How many may be taken: in one order, by one person, by all together; null: as many as there are. */
const caps = {
  perOrder: some(9999).default(1),
  perPerson: some(9999).nullable().default(null),
  inAll: some(10_000_000).nullable().default(null),
}
const capsFit = ({
  perOrder,
  perPerson,
  inAll,
}: {
  perOrder: number
  perPerson: number | null
  inAll: number | null
}) => perOrder <= (perPerson ?? perOrder) && (perPerson ?? perOrder) <= (inAll ?? Number.MAX_SAFE_INTEGER)

export const groupBuyTerms = z
  .object({
    kind: z.literal('group_buy'),
    /** How many people for which price: one number, or a ladder (阶梯团), lowest first; the last is the size of a team. */
    people: z
      .array(z.number().int().min(2).max(1000))
      .min(1)
      .max(5)
      .refine(
        rising,
        reason('阶梯的每一档人数都要比上一档多', 'each step of the ladder needs more people than the one before'),
      ),
    /** For each variant its price at each number of people. */
    prices: z
      .array(
        z.object({
          variantId,
          fen: z
            .array(someFen)
            .min(1)
            .max(5)
            .refine(falling, reason('人数越多价格要越低', 'a price must fall from step to step')),
        }),
      )
      .min(1)
      .max(100)
      .refine(once, reason('同一个规格只能出现一次', 'a variant stands twice')),
    /** From the leader's payment on. */
    minutes: minutes(5, 30 * 1440).default(1440),
    /** Until a seat that is not paid is free again. */
    payMinutes: minutes(5, 60).default(15),
    /** 人数不足也成团: with so many the team succeeds when its time is over; told before the start. */
    atLeast: z.number().int().min(1).max(999).nullable().default(null),
    /** 新人团: nobody need be new, those who join, or everyone. */
    newcomers: z.enum(['any', 'joiners', 'everyone']).default('any'),
    /** 锁库存: taken when the seat is held; else when it is paid. */
    holdsStock: z.boolean().default(false),
    /** When the activity ends, running teams keep their time, or fail and are refunded. */
    onEnd: z.enum(['keep', 'fail']).default('keep'),
    /** Whoever pays when the team is full: their money goes back, or they lead a team of their own. */
    surplus: z.enum(['refund', 'new_team']).default('refund'),
    /** Whoever has paid may leave before the team has succeeded. */
    mayLeave: z.boolean().default(false),
    /** 随时退 and 过期退: a code that was not redeemed can be given back at any time. */
    refundAnytime: z.boolean().default(false),
    ...caps,
  })
  .refine(
    ({ people, prices }) => prices.every((one) => one.fen.length === people.length),
    reason('每个规格都要为每一档填价格', 'each variant needs a price for each step', 'prices'),
  )
  .refine(
    ({ people, atLeast }) => atLeast === null || atLeast < (people[0] ?? 0),
    reason('“人数不足也成团”的人数要少于第一档人数', 'fewer people must be fewer than the first step', 'atLeast'),
  )
  .refine(
    capsFit,
    reason(
      '每单件数不能超过每人件数，每人件数不能超过总件数',
      'an order may not take more than a person, nor a person more than all',
      'perOrder',
    ),
  )
export type GroupBuyTerms = z.output<typeof groupBuyTerms>

export const bargainTerms = z
  .object({
    kind: z.literal('bargain'),
    goods: z
      .array(
        z
          .object({ variantId, priceFen: someFen, floorFen: fen })
          .refine(
            ({ priceFen, floorFen }) => floorFen < priceFen,
            reason('底价要低于原价', 'the floor must be below the price', 'floorFen'),
          ),
      )
      .min(1)
      .max(50)
      .refine(once, reason('同一个规格只能出现一次', 'a variant stands twice')),
    /** How many cuts lead to the floor. */
    people: some(200),
    minutes: minutes(5, 30 * 1440).default(1440),
    /** The one who started may take a cut too. */
    selfCut: z.boolean().default(false),
    showsFloor: z.boolean().default(true),
    buys: z.enum(['floor_only', 'any_price']).default('floor_only'),
    /** To order, once the floor is reached. */
    orderMinutes: minutes(5, 1440).default(30),
    payMinutes: minutes(5, 60).default(15),
    startsPerPerson: some(100).default(1),
    supportsPerPerson: some(1000).default(10),
    supportsPerDay: some(1000).default(5),
    /** No cut is larger; needs three people. */
    largestFen: someFen.nullable().default(null),
    /** The first so many cuts share so much of the gap, in basis points. */
    stages: z
      .object({ first: some(199), share: z.number().int().min(1).max(9999) })
      .nullable()
      .default(null),
    /** Newcomers get the largest cut that nobody had yet; the sum stays the same. */
    newcomersMore: z.boolean().default(false),
  })
  .refine(
    ({ goods, people }) => goods.every((one) => people <= one.priceFen - one.floorFen),
    reason(
      '人数太多：要砍的分数不够每人至少一分',
      'more people than fen to cut: each cut must be a fen at least',
      'people',
    ),
  )
  .refine(
    ({ goods, people, largestFen }) =>
      largestFen === null || (people >= 3 && goods.every((one) => largestFen * people >= one.priceFen - one.floorFen)),
    reason(
      '按这个单刀上限，这么多人砍不到底价（至少三人）',
      'with cuts no larger than this, so many people never reach the floor',
      'largestFen',
    ),
  )
  .refine(
    ({ goods, people, stages }) =>
      stages === null ||
      (stages.first < people &&
        goods.every(({ priceFen, floorFen }) => {
          const part = Math.floor(((priceFen - floorFen) * stages.share) / 10_000)
          return stages.first <= part && people - stages.first <= priceFen - floorFen - part
        })),
    reason('某一段的刀数超过了要砍的分数', 'one of the stages has more cuts than fen', 'stages'),
  )
  .refine(
    ({ largestFen, stages }) => largestFen === null || stages === null,
    reason('单刀上限和分段只能选一个', 'choose either a largest cut or stages', 'stages'),
  )
  .refine(
    ({ supportsPerDay, supportsPerPerson }) => supportsPerDay <= supportsPerPerson,
    reason('每天次数不能超过整个活动的次数', 'a day cannot allow more than the whole activity', 'supportsPerDay'),
  )
export type BargainTerms = z.output<typeof bargainTerms>

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const flashSaleTerms = z
  .object({
    kind: z.literal('flash_sale'),
    items: z
      .array(z.object({ variantId, fen: someFen, pieces: some(1_000_000) }))
      .min(1)
      .max(50)
      .refine(once, reason('同一个规格只能出现一次', 'a variant stands twice')),
    /** 场次 of every day, in the tenant's zone; none: open from the start to the end. */
    hours: z
      .array(
        z
          .object({ from: clock, to: clock })
          .refine(({ from, to }) => from < to, reason('每场的结束要晚于开始', 'hours must end after they begin', 'to')),
      )
      .max(12)
      .refine(
        (all) => all.every(({ from }, place) => place === 0 || from >= (all[place - 1]?.to ?? '')),
        reason('场次要按时间先后排列，不能重叠', 'hours must follow each other without overlapping'),
      )
      .default([]),
    /** So many pieces in all, or in each of the hours. */
    piecesPer: z.enum(['activity', 'slot']).default('activity'),
    perOrder: some(9999).default(1),
    perPerson: some(9999).default(1),
    payMinutes: minutes(5, 15).default(10),
  })
  .refine(
    ({ perOrder, perPerson }) => perOrder <= perPerson,
    reason('每单件数不能超过每人件数', 'an order may not take more than a person', 'perOrder'),
  )
export type FlashSaleTerms = z.output<typeof flashSaleTerms>

export const terms = z.discriminatedUnion('kind', [
  groupBuyTerms,
  bargainTerms,
  flashSaleTerms,
  relayTerms,
  lotteryTerms,
  boostTerms,
  bundleTerms,
  presaleTerms,
  redPacketTerms,
])
export type Terms = z.output<typeof terms>
/** As somebody writes them. */
export type TermsWords = z.input<typeof terms>
