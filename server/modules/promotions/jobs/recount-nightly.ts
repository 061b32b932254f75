import type { CronJob } from '../../../kernel/jobs.ts'
import { recount } from '../operations/recounts/recount.ts'

/** At twenty-five past four in China, after the books were proved. */
export const recountNightly: CronJob = {
  name: 'promotions.recount_nightly',
  pattern: '25 20 * * *',
  does: async (ctx) => void (await recount(ctx)),
}
