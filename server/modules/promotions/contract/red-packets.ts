/** Red packets (红包): opening one, giving one to a group, and who got how much. */
import { z } from 'zod'
import { endpoint, instant, reason } from '../../../kernel/contract.ts'
import { PayoutsOff, payoutId, payoutState } from '../../commerce/contract.ts'
import { groupId, NotAMember } from '../../community/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { BalanceTooLow } from '../../ledger/contract.ts'
import { Muted, SlowMode } from '../../messaging/contract.ts'
import * as problems from './problems.ts'
import { activityId, seenOn } from './shapes.ts'

/** 待开始, 待领取, 已领完, 已过期. */
export const packetState = z.enum(['waiting', 'open', 'empty', 'over'])
export type PacketState = z.infer<typeof packetState>

export const redPacket = z.object({
  activityId,
  title: z.string(),
  greeting: z.string(),
  state: packetState,
  split: z.enum(['equal', 'lucky']),
  holds: z.enum(['points', 'cash']),
  /** The member whose points they are; null: the house's. */
  givenBy: personCard.nullable(),
  total: z.number().int(),
  packets: z.number().int(),
  left: z.number().int(),
  /** 24 hours after its start at the latest; then what is left goes back. */
  expiresAt: instant,
  /** What I got; null while I have opened none. Money waits until I have taken it: `payout` says how that stands. */
  mine: z
    .object({
      amount: z.number().int(),
      at: instant,
      payout: z.object({ id: payoutId, state: payoutState }).nullable(),
    })
    .nullable(),
  /** Who opened one, newest first. */
  opened: z.array(z.object({ person: personCard, amount: z.number().int(), at: instant, luckiest: z.boolean() })),
  /** Where its points or money are now, as the ledger says; for the desk only. */
  funding: z
    .object({
      /** Still in the packets. */
      left: z.number().int(),
      /** Opened, not taken yet. */
      due: z.number().int(),
      /** With those who opened them. */
      taken: z.number().int(),
      /** Back with whoever gave it. */
      back: z.number().int(),
    })
    .nullable(),
  may: z.array(z.enum(['open'])),
})
export type RedPacket = z.infer<typeof redPacket>

export const readRedPacketEndpoint = endpoint({
  name: 'promotions.read_red_packet',
  route: 'GET /activities/:activityId/red-packet',
  summary: 'A red packet as it stands: how many are left, who got how much',
  input: z.object({ activityId, channel: seenOn }),
  output: redPacket,
  problems: [problems.ChannelRefuses, NotAMember],
})
export const openPacketEndpoint = endpoint({
  name: 'promotions.open_packet',
  route: 'POST /activities/:activityId/red-packet/openings',
  summary: 'Open one, once; asked again it is the same one. Money is then taken as a payout',
  input: z.object({ activityId, channel: seenOn }),
  output: redPacket,
  problems: [
    problems.ActivityNotRunning,
    problems.ChannelRefuses,
    problems.PacketEmpty,
    problems.PacketDayLimit,
    problems.PacketMonthLimit,
    NotAMember,
    PayoutsOff,
  ],
})

const some = (most: number) => z.number().int().min(1).max(most)
export const givePacketEndpoint = endpoint({
  name: 'promotions.give_packet',
  route: 'POST /groups/:groupId/red-packets',
  summary: 'Give points of mine to a group as red packets; what nobody opened within a day comes back. Never money',
  input: z
    .object({
      groupId,
      channel: seenOn,
      split: z.enum(['equal', 'lucky']),
      /** All of it, in points of mine. */
      total: some(1_000_000),
      packets: some(100),
      greeting: z.string().trim().min(1).max(40),
      /** Made by whoever asks; asked again with the same, it is the same packet. */
      clientId: z.uuid(),
    })
    .refine(
      ({ total, packets }) => packets <= total,
      reason('每个红包至少 1 积分', 'each packet holds a point at least', 'total'),
    )
    .refine(
      ({ split, total, packets }) => split === 'lucky' || total % packets === 0,
      reason('普通红包的总额要能平分', 'equal packets need a sum that can be shared equally', 'total'),
    ),
  output: redPacket,
  problems: [problems.ChannelRefuses, NotAMember, BalanceTooLow, Muted, SlowMode],
})
export const readMyPointsEndpoint = endpoint({
  name: 'promotions.read_my_points',
  route: 'GET /me/points',
  summary: 'How many points I have',
  output: z.object({ points: z.number().int() }),
})
