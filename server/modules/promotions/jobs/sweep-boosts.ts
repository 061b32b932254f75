import type { CronJob } from '../../../kernel/jobs.ts'
import { sweepBoosts as sweep } from '../operations/boosts/sweep-boosts.ts'

/** Every minute: prizes that nobody claimed in time are there for others. */
export const sweepBoosts: CronJob = {
  name: 'promotions.sweep_boosts',
  pattern: '* * * * *',
  does: async (ctx) => void (await sweep(ctx)),
}
