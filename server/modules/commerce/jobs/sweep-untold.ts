import { sql } from 'kysely'
import type { CronJob } from '../../../kernel/jobs.ts'
import { askForJob } from '../../../kernel/jobs.ts'
import type { PaymentId, RefundId } from '../contract.ts'
import { db } from '../tables.ts'
import { askForAsking } from './ask-after.ts'
import { sendRefund } from './send-refund.ts'

const minute = 60_000
const untoldAfter = 3 * minute
const refundUntoldAfter = 20 * minute
const atOnce = 200

/** Notices are not guaranteed: whatever was not told of for some minutes is asked after. */
export const sweepUntold: CronJob = {
  name: 'commerce.sweep_untold',
  pattern: '*/2 * * * *',
  does: async (ctx) => {
    const before = (ms: number) => new Date(ctx.now.getTime() - ms)
    const payments = await sql<{ id: PaymentId }>`select id from commerce.payments
      where tenant_id = ${ctx.tenantId} and state = 'open' and provider <> 'sandbox' and opened_at < ${before(untoldAfter)}
      order by opened_at limit ${atOnce}`.execute(db(ctx))
    for (const { id } of payments.rows) await askForAsking(ctx, id)
    const refunds = await sql<{ id: RefundId }>`select id from commerce.refunds
      where tenant_id = ${ctx.tenantId} and state = 'sent' and asked_at < ${before(refundUntoldAfter)}
      order by asked_at limit ${atOnce}`.execute(db(ctx))
    for (const { id } of refunds.rows) await askForJob(ctx, sendRefund, { refundId: id }, { key: `refund ${id}` })
  },
}
