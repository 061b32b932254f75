import type { Context } from '../../../kernel/context.ts'
import type { PaymentId } from '../contract.ts'
import type { OpenedPayment, ProviderAccount } from '../providers/provider.ts'
import { db } from '../tables.ts'
import { noticeUrl } from './notice-url.ts'
import { readProviderAccount } from './read-account.ts'

type Opened = { account: ProviderAccount; payment: Omit<OpenedPayment, 'payer' | 'way'> }

/** A payment as the provider is to hear of it. */
export async function readOpened(ctx: Context, paymentId: PaymentId): Promise<Opened> {
  const found = await db(ctx)
    .selectFrom('commerce.payments as p')
    .innerJoin('commerce.orders as o', (join) =>
      join.onRef('o.tenant_id', '=', 'p.tenant_id').onRef('o.id', '=', 'p.order_id'),
    )
    .select(['p.provider', 'p.trade_no', 'p.amount_fen', 'p.opened_at', 'p.expires_at', 'o.number'])
    .where('p.tenant_id', '=', ctx.tenantId)
    .where('p.id', '=', paymentId)
    .executeTakeFirstOrThrow()
  const payment = {
    id: paymentId,
    tradeNo: found.trade_no,
    amountFen: found.amount_fen,
    description: found.number,
    openedAt: found.opened_at,
    expiresAt: found.expires_at,
    noticeUrl: noticeUrl(ctx, found.provider),
    returnUrl: `${ctx.origin}/pay/${paymentId}`,
  }
  return { account: await readProviderAccount(ctx, found.provider, true), payment }
}
