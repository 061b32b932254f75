import type { Context } from '../../../kernel/context.ts'
import type { CronJob } from '../../../kernel/jobs.ts'
import { sweepCredentials } from '../operations/sweep-credentials.ts'

/** Every night, credentials that have long been dead are removed. */
export const sweep: CronJob = {
  name: 'identity.sweep',
  pattern: '40 19 * * *',
  does: (ctx: Context) => sweepCredentials(ctx),
}
