/** Every minute: the groups in which something happened, or for which a day has ended, are counted up to now. */
import { askForJob, type CronJob, longJob } from '../../../kernel/jobs.ts'
import { rollUpEach } from '../operations/roll-up.ts'
import { listDueGroups } from '../queries/list-due-groups.ts'

export const rollUpDue = longJob<Record<string, never>>('insight.roll_up_due', async (ground, tenantId, _, signal) => {
  await rollUpEach(ground, tenantId, { signal })
})

export const findDue: CronJob = {
  name: 'insight.find_due',
  pattern: '* * * * *',
  does: async (ctx) => {
    if ((await listDueGroups(ctx)).length === 0) return
    await askForJob(ctx, rollUpDue, {}, { key: `insight.roll_up_due ${ctx.tenantId}`, attempts: 3 })
  },
}
