import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { RefundNotAbnormal, type Provider, type RefundId, type settleAbnormalRefundEndpoint } from '../contract.ts'
import { providerNamed } from '../providers/known.ts'
import type { ProviderAccount, RefundAnswer } from '../providers/provider.ts'
import { readProviderAccount } from '../queries/read-account.ts'
import { refundOf } from '../queries/read-order.ts'
import { db, type RefundRow } from '../tables.ts'
import { endRefund } from './end-refund.ts'

type Found = RefundRow & { provider: Provider }

/**
 * A refund that the buyer's card could not take goes elsewhere; the provider is asked afterwards, and what was typed of a
 * card is in no transaction. Raises `commerce.refund_not_abnormal`.
 */
export async function settleAbnormalRefund(
  ctx: Context,
  { refundId }: RequestOf<typeof settleAbnormalRefundEndpoint>,
): Promise<AnswerOf<typeof settleAbnormalRefundEndpoint>> {
  return refundOf(await readAbnormal(ctx, refundId))
}

async function readAbnormal(ctx: Context, refundId: RefundId): Promise<Found> {
  const row = await readRefund(ctx, refundId)
  const isAbnormal = row.state === 'failed' && row.failure === 'ABNORMAL'
  if (!isAbnormal || !providerNamed(row.provider).settleAbnormal) throw RefundNotAbnormal()
  return row
}

async function readRefund(ctx: Context, refundId: RefundId): Promise<Found> {
  const { rows } = await sql<Found>`
    select r.*, p.provider from commerce.refunds r
      join commerce.payments p on p.tenant_id = r.tenant_id and p.id = r.payment_id
     where r.tenant_id = ${ctx.tenantId} and r.id = ${refundId}`.execute(db(ctx))
  if (!rows[0]) throw NotFound()
  return rows[0]
}

/** How the provider of an abnormal refund is asked. */
export async function accessAbnormal(
  ctx: Context,
  refundId: RefundId,
): Promise<{ account: ProviderAccount; provider: Provider; refundNo: string }> {
  const { provider, refund_no } = await readAbnormal(ctx, refundId)
  return { provider, refundNo: refund_no, account: await readProviderAccount(ctx, provider, false) }
}

/** It is on its way again, or at its end. Returns the refund as it is now. */
export async function hearAbnormal(ctx: Context, refundId: RefundId, answer: RefundAnswer) {
  await sql`update commerce.refunds set state = 'sent', failure = null
    where tenant_id = ${ctx.tenantId} and id = ${refundId} and state = 'failed' and failure = 'ABNORMAL'`.execute(
    db(ctx),
  )
  await endRefund(ctx, refundId, answer)
  return refundOf(await readRefund(ctx, refundId))
}
