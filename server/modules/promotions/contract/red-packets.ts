/** Red packets (红包): opening one, and who got how much. */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'
import { personCard } from '../../identity/contract.ts'
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
  total: z.number().int(),
  packets: z.number().int(),
  left: z.number().int(),
  /** 24 hours after its start at the latest; then what is left goes back. */
  expiresAt: instant,
  /** What I got; null while I have opened none. */
  mine: z.object({ amount: z.number().int(), at: instant }).nullable(),
  /** Who opened one, newest first. */
  opened: z.array(z.object({ person: personCard, amount: z.number().int(), at: instant, luckiest: z.boolean() })),
  may: z.array(z.enum(['open'])),
})
export type RedPacket = z.infer<typeof redPacket>

export const readRedPacketEndpoint = endpoint({
  name: 'promotions.read_red_packet',
  route: 'GET /activities/:activityId/red-packet',
  summary: 'A red packet as it stands: how many are left, who got how much',
  input: z.object({ activityId, channel: seenOn }),
  output: redPacket,
  problems: [problems.ChannelRefuses],
})
export const openPacketEndpoint = endpoint({
  name: 'promotions.open_packet',
  route: 'POST /activities/:activityId/red-packet/openings',
  summary: 'Open one, once; asked again it is the same one',
  input: z.object({ activityId, channel: seenOn }),
  output: redPacket,
  problems: [problems.ActivityNotRunning, problems.ChannelRefuses, problems.PacketEmpty, problems.PacketDayLimit],
})
