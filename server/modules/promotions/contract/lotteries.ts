/** Lotteries (抽奖): drawing, claiming, the list of winners, and the proof that everybody can work out anew. */
import { z } from 'zod'
import { endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import * as shop from '../../commerce/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { BalanceTooLow } from '../../ledger/contract.ts'
import { prizeShape } from './lottery-terms.ts'
import * as problems from './problems.ts'
import { activityId, activityState, drawId, seenOn } from './shapes.ts'

/** 待开奖, 未中奖, 待领奖, 已领奖, 已发放, 已过期. */
export const drawState = z.enum(['entered', 'nothing', 'won', 'claimed', 'delivered', 'lapsed'])
export type DrawState = z.infer<typeof drawState>

export const draw = z.object({
  id: drawId,
  no: z.number().int(),
  state: drawState,
  /** Place of the prize among the published ones; null until a closing draw. */
  got: z.number().int().nullable(),
  prize: z.string().nullable(),
  at: instant,
  claimBy: instant.nullable(),
})
export type Draw = z.infer<typeof draw>

export const lottery = z.object({
  activityId,
  title: z.string(),
  state: activityState,
  draws: z.enum(['instant', 'closing']),
  look: z.enum(['grid', 'wheel', 'cards']),
  opensAt: instant,
  closesAt: instant,
  prizes: z.array(prizeShape.extend({ left: z.number().int().nullable() })),
  costPoints: z.number().int(),
  claimHow: z.string(),
  claimDays: z.number().int(),
  /** SHA-256 of the secret, published before the start. */
  commitment: z.string(),
  committedAt: instant,
  /** Where the public value of a closing draw can be read. */
  publicValueFrom: z.string(),
  drawnAt: instant.nullable(),
  entries: z.number().int(),
  leftToday: z.number().int(),
  leftInAll: z.number().int(),
  mine: z.array(draw),
  may: z.array(z.enum(['draw'])),
})
export type Lottery = z.infer<typeof lottery>

const of = { activityId }
const afterwards = {
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
}

export const readLotteryEndpoint = endpoint({
  name: 'promotions.read_lottery',
  route: 'GET /activities/:activityId/lottery',
  summary: 'A lottery as it stands: prizes, odds, what is left, my draws',
  input: z.object({ ...of, channel: seenOn }),
  output: lottery,
  problems: [problems.ChannelRefuses],
})
export const drawEndpoint = endpoint({
  name: 'promotions.draw',
  route: 'POST /activities/:activityId/lottery/draws',
  summary: 'Draw: the next number decides by the secret that was promised; or enter a closing draw',
  input: z.object({ ...of, channel: seenOn }),
  output: draw,
  problems: [
    problems.ActivityNotRunning,
    problems.ChannelRefuses,
    problems.QuotaTaken,
    problems.StaffExcluded,
    BalanceTooLow,
  ],
})
export const drawClosingEndpoint = endpoint({
  name: 'promotions.draw_closing',
  route: 'POST /activities/:activityId/lottery/closing',
  summary: 'The closing draw, once, when entries are closed and the public value is known',
  input: z.object({ ...of, publicValue: z.string().trim().min(1).max(200) }),
  output: lottery,
  problems: [problems.LotteryStillRuns, problems.AlreadyDrawn],
})
export const claimPrizeEndpoint = endpoint({
  name: 'promotions.claim_prize',
  route: 'POST /draws/:drawId/claim',
  summary: 'Claim what I won, in time; points and coupons come at once',
  input: z.object({ drawId, recipient: shop.recipient.optional() }),
  output: draw,
  problems: [problems.ClaimOver, problems.NotYourPrize, shop.RecipientMissing, shop.CouponGone],
})
export const deliverPrizeEndpoint = endpoint({
  name: 'promotions.deliver_prize',
  route: 'POST /draws/:drawId/delivery',
  summary: 'The prize is handed over',
  input: z.object({ drawId }),
  output: draw,
  problems: [problems.ClaimOver],
})

/** 中奖名单: public to the community, with masked names. */
export const winner = z.object({ no: z.number().int(), name: z.string(), prize: z.string(), at: instant })
export const listWinnersEndpoint = endpoint({
  name: 'promotions.list_winners',
  route: 'GET /activities/:activityId/lottery/winners',
  summary: 'Who won what, by number, with masked names',
  input: z.object({ ...of, channel: seenOn, ...afterwards }),
  output: pageOf(winner),
  problems: [problems.ChannelRefuses],
})
export const listPrizeClaimsEndpoint = endpoint({
  name: 'promotions.list_prize_claims',
  route: 'GET /activities/:activityId/lottery/claims',
  summary: 'For the desk: who won what, where it is to be sent, what is handed over',
  input: z.object({ ...of, ...afterwards }),
  output: pageOf(draw.extend({ person: personCard, recipient: shop.recipient.nullable() })),
})
export const readLotteryProofEndpoint = endpoint({
  name: 'promotions.read_lottery_proof',
  route: 'GET /lottery-proofs/:activityId',
  summary: 'Everything needed to work out a lottery anew, for anybody; the secret once it is over',
  input: z.object(of),
  output: z.object({
    activityId,
    title: z.string(),
    draws: z.enum(['instant', 'closing']),
    commitment: z.string(),
    committedAt: instant,
    opensAt: instant,
    closesAt: instant,
    secret: z.string().nullable(),
    publicValue: z.string().nullable(),
    publicValueFrom: z.string(),
    prizes: z.array(prizeShape.pick({ name: true, kind: true, oddsBp: true, pieces: true })),
    entries: z.array(z.object({ no: z.number().int(), got: z.number().int().nullable() })),
  }),
})
