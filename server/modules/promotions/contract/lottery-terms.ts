/** The rules of a lottery (抽奖): published before it starts, and not changed afterwards. */
import { z } from 'zod'
import { reason } from '../../../kernel/contract.ts'
import { couponId } from '../../commerce/contract.ts'
import { basisPoints, fen } from '../../ledger/contract.ts'

/** ¥50,000: the highest prize of a lottery for sales, whatever it is paid in (有奖销售暂行规定, in force since 2020-12-01). */
const topPrizeFen = 5_000_000
const some = (most: number) => z.number().int().min(1).max(most)

export const prizeShape = z.object({
  name: z.string().trim().min(1).max(40),
  /** 实物, 优惠券, 积分, 未中奖. */
  kind: z.enum(['goods', 'coupon', 'points', 'none']),
  /** Probability of each draw; a closing draw goes by the pieces alone. */
  oddsBp: basisPoints.default(0),
  pieces: some(1_000_000).nullable().default(null),
  /** What one piece is worth, whatever it is (LO-4). */
  valueFen: fen
    .max(topPrizeFen, reason('单个奖品价值不能超过 5 万元（法定上限）', 'no prize may be worth more than 50,000 yuan'))
    .default(0),
  points: some(1_000_000).nullable().default(null),
  couponId: couponId.nullable().default(null),
})
export const prize = prizeShape
  .refine(
    ({ kind, points }) => (kind === 'points') === (points !== null),
    reason('积分奖品要填积分数', 'a prize of points says how many', 'points'),
  )
  .refine(
    ({ kind, couponId: coupon }) => (kind === 'coupon') === (coupon !== null),
    reason('优惠券奖品要选优惠券', 'a prize of a coupon says which', 'couponId'),
  )
  .refine(
    ({ kind, pieces }) => (kind === 'none') === (pieces === null),
    reason('奖品要填数量，“未中奖”不填', 'a prize says how many there are; no prize does not', 'pieces'),
  )
export type Prize = z.output<typeof prize>

const all = 10_000

export const lotteryTerms = z
  .object({
    kind: z.literal('lottery'),
    /** Told at once for each draw; or one drawing when entries are closed (统一开奖). */
    draws: z.enum(['instant', 'closing']).default('instant'),
    look: z.enum(['grid', 'wheel', 'cards']).default('grid'),
    prizes: z.array(prize).min(2).max(12),
    /** What a draw costs in points; nothing: free. */
    costPoints: z.number().int().min(0).max(100_000).default(0),
    perDay: some(100).default(1),
    perPerson: some(1000).default(3),
    /** 兑奖: how, and how long after winning. */
    claimHow: z.string().trim().min(1).max(300),
    claimDays: some(90).default(7),
    /** A value nobody knows before entries close, and where everybody can read it: mixed into a closing draw. */
    publicValue: z.string().trim().max(200).default(''),
  })
  .refine(
    ({ draws, prizes }) => draws === 'closing' || prizes.reduce((sum, { oddsBp }) => sum + oddsBp, 0) === all,
    reason('各奖项概率之和必须正好是 100%', 'the odds must add up to exactly 100 %', 'prizes'),
  )
  .refine(
    ({ prizes }) => prizes.some(({ kind }) => kind === 'none'),
    reason('至少要有一个“未中奖”', 'one slot at least is no prize', 'prizes'),
  )
  .refine(
    ({ prizes }) => prizes.some(({ kind }) => kind !== 'none'),
    reason('至少要有一个奖品', 'there must be something to win', 'prizes'),
  )
  .refine(
    ({ draws, prizes }) => draws === 'closing' || prizes.every(({ kind, oddsBp }) => kind !== 'none' || oddsBp > 0),
    reason('“未中奖”的概率要大于 0', 'no prize must be possible', 'prizes'),
  )
  .refine(
    ({ draws, publicValue }) => (draws === 'closing') === (publicValue !== ''),
    reason(
      '统一开奖要写明公开的随机来源，即时开奖不写',
      'a closing draw names its public value, and only that',
      'publicValue',
    ),
  )
  .refine(
    ({ perDay, perPerson }) => perDay <= perPerson,
    reason('每天次数不能超过每人次数', 'a day cannot allow more than the whole', 'perDay'),
  )
export type LotteryTerms = z.output<typeof lotteryTerms>
