import type { CronJob } from '../../../kernel/jobs.ts'
import { forgetOldAudit } from '../operations/forget-old-audit.ts'
import { sweepCredentials } from '../operations/sweep-credentials.ts'

/** Every night, credentials that have long been dead are removed, and what the audit log need not know any more. */
export const sweep: CronJob = {
  name: 'identity.sweep',
  pattern: '40 19 * * *',
  does: async (ctx) => {
    await sweepCredentials(ctx)
    await forgetOldAudit(ctx, ctx.config.auditDays)
  },
}
