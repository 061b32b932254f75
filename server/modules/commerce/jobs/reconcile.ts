import { DateTime } from 'luxon'
import type { Context } from '../../../kernel/context.ts'
import { type CronJob, askForJob, longJob } from '../../../kernel/jobs.ts'
import type { Provider } from '../contract.ts'
import { reconcile } from '../outside/reconcile.ts'
import { readRemoteAccounts } from '../queries/read-remote-accounts.ts'

type Day = { provider: Provider; day: string }

/** Compares one day with the bill of one provider; run again, the comparison is made anew. */
export const reconcileDay = longJob<Day>('commerce.reconcile_day', async (ground, tenantId, wanted) =>
  reconcile(ground, tenantId, wanted),
)

/** Asks for the comparison of yesterday, as China counts days. */
export async function askForYesterday(ctx: Context): Promise<void> {
  const day = DateTime.fromJSDate(ctx.now, { zone: 'Asia/Shanghai' }).minus({ days: 1 }).toISODate() ?? ''
  for (const provider of await readRemoteAccounts(ctx)) {
    await askForJob(ctx, reconcileDay, { provider, day }, { key: `reconcile ${provider} ${day} ${ctx.tenantId}` })
  }
}

/** At half past ten in China, when bills are ready, and again at four for those that were late. */
export const reconcileDaily: CronJob = {
  name: 'commerce.reconcile_daily',
  pattern: '30 2,8 * * *',
  does: askForYesterday,
}
