import { sql } from 'kysely'
import { askForJob, type CronJob } from '../../../kernel/jobs.ts'
import type { PayoutId } from '../contract.ts'
import { returnUntaken } from '../operations/payouts/return-payout.ts'
import { db } from '../tables.ts'
import { settlePayoutJob } from './settle-payout.ts'

const untoldAfter = 3 * 60_000
const atOnce = 200

/** Every other minute: what nobody took goes back, and what the provider did not tell of is asked about. */
export const sweepPayouts: CronJob = {
  name: 'commerce.sweep_payouts',
  pattern: '*/2 * * * *',
  does: async (ctx) => {
    await returnUntaken(ctx)
    const { rows } = await sql<{ id: PayoutId }>`select id from commerce.payouts
      where tenant_id = ${ctx.tenantId} and state in ('sent', 'waiting', 'returning')
        and sent_at < ${new Date(ctx.now.getTime() - untoldAfter)}
      order by expires_at limit ${atOnce}`.execute(db(ctx))
    for (const { id } of rows) await askForJob(ctx, settlePayoutJob, { payoutId: id }, { key: `settle ${id}` })
  },
}
