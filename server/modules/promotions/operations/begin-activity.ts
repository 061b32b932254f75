import type { Context } from '../../../kernel/context.ts'
import type { ActivityRow } from '../tables.ts'
import { openLottery } from './lotteries/open-lottery.ts'
import { fillPackets, type Giver } from './red-packets/fill-packets.ts'
import { openRelay } from './relays/open-relay.ts'

/** What some kinds need beside what they say: a row to count by. */
export async function beginActivity(ctx: Context, made: ActivityRow, giver?: Giver): Promise<void> {
  if (made.kind === 'relay') await openRelay(ctx, made)
  if (made.kind === 'lottery') await openLottery(ctx, made)
  if (made.kind === 'red_packet') await fillPackets(ctx, made, giver)
}
