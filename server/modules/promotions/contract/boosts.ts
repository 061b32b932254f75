/** Boosts (助力 / 任务宝): who brings newcomers reaches stages; who comes is welcomed for coming themselves. */
import { z } from 'zod'
import { endpoint, instant, pageOf, reason } from '../../../kernel/contract.ts'
import { couponId } from '../../commerce/contract.ts'
import { groupId } from '../../community/contract.ts'
import { personCard } from '../../identity/contract.ts'
import * as problems from './problems.ts'
import { activityId, boostId, seenOn } from './shapes.ts'

const some = (most: number) => z.number().int().min(1).max(most)
const coupon = z.object({ kind: z.literal('coupon'), couponId })
const points = z.object({ kind: z.literal('points'), points: some(1_000_000) })
const code = z.object({ kind: z.literal('code'), title: z.string().trim().min(1).max(40) })

/** What a stage is worth: a coupon, points, or a code that is redeemed once at the counter. Never cash (K2). */
export const boostPrize = z.discriminatedUnion('kind', [coupon, points, code])
export type BoostPrize = z.infer<typeof boostPrize>
/** For whoever comes: a coupon or points, for their own action. */
export const welcomePrize = z.discriminatedUnion('kind', [coupon, points])

const stages = z
  .array(z.object({ needs: some(10_000), prize: boostPrize, stock: some(1_000_000) }))
  .max(3)
  .refine(
    (all) => all.every(({ needs }, place) => place === 0 || needs > (all[place - 1]?.needs ?? 0)),
    reason('每一阶的人数都要比上一阶多', 'each stage needs more people than the one before'),
  )

export const boostTerms = z
  .object({
    kind: z.literal('boost'),
    /** The group that newcomers join. */
    groupId,
    /** For who brings them: none where a channel rewards only the newcomer's own action. */
    stages: stages.default([]),
    welcome: z
      .object({ prize: welcomePrize, stock: some(1_000_000) })
      .nullable()
      .default(null),
    /** Counts only people who were nowhere in the house before (新用户). */
    newcomersOnly: z.boolean().default(true),
    /** Days to claim a prize that is set aside; then it goes to somebody else. */
    claimDays: some(60).default(7),
    /** From so many in sixty seconds, or from one device, on, a person looks at it. */
    guard: z
      .object({ perMinute: z.number().int().min(2).max(10_000), perDevice: z.number().int().min(2).max(1000) })
      .default({ perMinute: 100, perDevice: 20 }),
  })
  .refine(
    (all) => all.stages.length > 0 || all.welcome !== null,
    reason('至少要有一阶奖品或新人礼', 'there must be a stage or a welcome', 'stages'),
  )
export type BoostTerms = z.output<typeof boostTerms>

/** 未达成, 已达成(奖品已留), 已领取, 已发放, 已过期, 已作废. */
export const stageState = z.enum(['locked', 'reached', 'claimed', 'delivered', 'lapsed', 'void'])
export type StageState = z.infer<typeof stageState>

export const boostStage = z.object({
  stage: z.number().int(),
  needs: z.number().int(),
  prize: boostPrize,
  state: stageState,
  /** How many more people are needed. */
  missing: z.number().int(),
  /** Of the prizes, neither given nor set aside. */
  left: z.number().int(),
  claimBy: instant.nullable(),
  claimedAt: instant.nullable(),
  /** Shown to its owner only, until it was redeemed. */
  code: z.string().nullable(),
})
export type BoostStage = z.infer<typeof boostStage>

export const boost = z.object({
  id: boostId,
  activityId,
  title: z.string(),
  inviter: personCard,
  groupId,
  /** Of the group: newcomers join by it, then support. */
  joinCode: z.string(),
  startedAt: instant,
  endsAt: instant,
  /** People who came and are still there. */
  supports: z.number().int(),
  stages: z.array(boostStage),
  welcome: z.object({ prize: welcomePrize, left: z.number().int() }).nullable(),
  supporters: z.array(z.object({ person: personCard, at: instant, left: z.boolean() })),
  /** Why a person looks at it; claims wait until then, nothing is lost. */
  held: z.object({ at: instant, why: z.enum(['many_in_a_minute', 'one_device']), appeal: z.string() }).nullable(),
  review: z.object({ at: instant, decision: z.enum(['released', 'rejected']), reason: z.string() }).nullable(),
  may: z.array(z.enum(['support', 'claim', 'appeal'])),
})
export type Boost = z.infer<typeof boost>

export const startBoostEndpoint = endpoint({
  name: 'promotions.start_boost',
  route: 'POST /activities/:activityId/boosts',
  summary: 'Begin to bring newcomers, once; begun before it is the same one',
  input: z.object({ activityId, channel: seenOn }),
  output: boost,
  problems: [problems.ActivityNotRunning, problems.ChannelRefuses],
})
export const readBoostEndpoint = endpoint({
  name: 'promotions.read_boost',
  route: 'GET /boosts/:boostId',
  summary: 'A boost as it stands: who came, which stages are reached',
  input: z.object({ boostId, channel: seenOn }),
  output: boost,
  problems: [problems.ChannelRefuses],
})
export const supportBoostEndpoint = endpoint({
  name: 'promotions.support_boost',
  route: 'POST /boosts/:boostId/supports',
  summary: 'Support who brought me (助力), once in an activity; the welcome is for having come myself',
  input: z.object({ boostId, channel: seenOn }),
  output: z.object({ boost, welcome: welcomePrize.nullable() }),
  problems: [
    problems.ActivityNotRunning,
    problems.ChannelRefuses,
    problems.OwnBoost,
    problems.AlreadySupported,
    problems.NotNewHere,
  ],
})
export const claimStageEndpoint = endpoint({
  name: 'promotions.claim_stage',
  route: 'POST /boosts/:boostId/stages/:stage/claim',
  summary: 'Claim the prize of a stage, once, before its time is over',
  input: z.object({ boostId, stage: z.coerce.number().int().min(1).max(3), channel: seenOn }),
  output: boost,
  problems: [
    problems.ChannelRefuses,
    problems.NotYourBoost,
    problems.BoostHeld,
    problems.BoostRejected,
    problems.StageNotReached,
    problems.StageLapsed,
  ],
})
export const appealBoostEndpoint = endpoint({
  name: 'promotions.appeal_boost',
  route: 'POST /boosts/:boostId/appeal',
  summary: 'Say something about why a boost was held',
  input: z.object({ boostId, words: z.string().trim().min(1).max(300) }),
  output: boost,
  problems: [problems.NotYourBoost, problems.NotHeld],
})
export const reviewBoostEndpoint = endpoint({
  name: 'promotions.review_boost',
  route: 'POST /boosts/:boostId/review',
  summary: 'Let a held boost go on, or reject it with a reason; only a person decides',
  input: z.object({
    boostId,
    decision: z.enum(['released', 'rejected']),
    reason: z.string().trim().min(1).max(200),
  }),
  output: boost,
  problems: [problems.NotHeld],
})
export const listBoostsEndpoint = endpoint({
  name: 'promotions.list_boosts',
  route: 'GET /activities/:activityId/boosts',
  summary: 'The boosts of an activity, newest first; only those a person must look at when asked',
  input: z.object({
    activityId,
    held: z.coerce.boolean().optional(),
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: pageOf(boost),
})
export const redeemPrizeEndpoint = endpoint({
  name: 'promotions.redeem_prize',
  route: 'POST /boost-prizes/redemptions',
  summary: 'Redeem the code of a prize at the counter, once',
  input: z.object({
    code: z
      .string()
      .trim()
      .regex(/^[\d ]{12,16}$/),
  }),
  output: z.object({ boostId, stage: z.number().int(), title: z.string(), person: personCard }),
  problems: [problems.PrizeCodeUnknown, problems.PrizeCodeUsed],
})
