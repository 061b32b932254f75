import type { CronJob } from '../../../kernel/jobs.ts'
import { endBargains } from '../operations/pay-bargain.ts'

/** Every minute: a bargain ends whether anybody opens its page or not. */
export const sweepBargains: CronJob = {
  name: 'promotions.sweep_bargains',
  pattern: '* * * * *',
  does: async (ctx) => void (await endBargains(ctx)),
}
