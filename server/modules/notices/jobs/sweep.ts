import type { CronJob } from '../../../kernel/jobs.ts'
import { sweepOld } from '../operations/sweep-old.ts'

/** Every night what is of no use any more is removed. */
export const sweepNotices: CronJob = { name: 'notices.sweep', pattern: '50 19 * * *', does: sweepOld }
