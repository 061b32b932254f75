import type { CronJob } from '../../../kernel/jobs.ts'
import { refundPackets } from '../operations/red-packets/refund-packets.ts'

/** Every minute: a day after its start a packet is over, whether anybody looks or not. */
export const sweepPackets: CronJob = {
  name: 'promotions.sweep_packets',
  pattern: '* * * * *',
  does: async (ctx) => void (await refundPackets(ctx)),
}
