import type { CronJob } from '../../../kernel/jobs.ts'
import { rollUp } from '../operations/roll-up.ts'

/** Every few minutes, so that reading a balance never looks at more than a few minutes of entries. */
export const rollUpBalances: CronJob = { name: 'ledger.roll_up_balances', pattern: '*/5 * * * *', does: rollUp }
