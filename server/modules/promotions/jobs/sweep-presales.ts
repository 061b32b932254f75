import type { CronJob } from '../../../kernel/jobs.ts'
import { sweepPresales as sweep } from '../operations/presales/sweep-presales.ts'

/** Every minute: deposits, balances and deliveries that are due. */
export const sweepPresales: CronJob = { name: 'promotions.sweep_presales', pattern: '* * * * *', does: sweep }
