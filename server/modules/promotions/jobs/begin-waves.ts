import type { CronJob } from '../../../kernel/jobs.ts'
import { beginParts } from '../operations/waves/begin-parts.ts'

/** Every minute: what is due of waves begins. It ends by its own time, as every activity does. */
export const beginWaves: CronJob = {
  name: 'promotions.begin_waves',
  pattern: '* * * * *',
  does: async (ctx) => void (await beginParts(ctx)),
}
