import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { askForJob } from '../../../kernel/jobs.ts'
import { OrderStateWrong, type retryRefundEndpoint } from '../contract.ts'
import { sendRefund } from '../jobs/send-refund.ts'
import { refundOf } from '../queries/read-order.ts'
import { db, type RefundRow } from '../tables.ts'

/** Asks again for a refund that was refused, under the same number, so that no money goes back twice. */
export async function retryRefund(
  ctx: Context,
  { refundId }: RequestOf<typeof retryRefundEndpoint>,
): Promise<AnswerOf<typeof retryRefundEndpoint>> {
  const refunds = db(ctx).selectFrom('commerce.refunds').selectAll().where('tenant_id', '=', ctx.tenantId)
  const found = await refunds.where('id', '=', refundId).executeTakeFirst()
  if (!found) throw NotFound()
  const { rows } = await sql<RefundRow>`update commerce.refunds set state = 'due', failure = null, tries = 0
    where tenant_id = ${ctx.tenantId} and id = ${refundId} and state = 'failed' returning *`.execute(db(ctx))
  if (!rows[0]) throw OrderStateWrong({ state: found.state })
  await askForJob(ctx, sendRefund, { refundId }, { key: `refund ${refundId}` })
  return refundOf(rows[0])
}
