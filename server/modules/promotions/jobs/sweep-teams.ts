import type { CronJob } from '../../../kernel/jobs.ts'
import { endTeams } from '../operations/end-teams.ts'

/** Every minute: whether somebody looks at a page has nothing to do with it. */
export const sweepTeams: CronJob = {
  name: 'promotions.sweep_teams',
  pattern: '* * * * *',
  does: async (ctx) => void (await endTeams(ctx)),
}
