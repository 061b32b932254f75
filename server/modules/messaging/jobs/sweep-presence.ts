import type { CronJob } from '../../../kernel/jobs.ts'
import { sweepPresence } from '../operations/look.ts'

export const sweepLooks: CronJob = { name: 'messaging.sweep_looks', pattern: '23 * * * *', does: sweepPresence }
