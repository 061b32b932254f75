import type { Context } from '../../../kernel/context.ts'
import type { PaymentId, Provider } from '../contract.ts'
import type { ProviderAccount } from '../providers/provider.ts'
import { db } from '../tables.ts'
import { readProviderAccount } from './read-account.ts'

/** `isWanted`: its order still waits to be paid. */
type Askable = { account: ProviderAccount; provider: Provider; tradeNo: string; isWanted: boolean }

/** A payment that may be asked after; null for one that has arrived. */
export async function readAskable(ctx: Context, paymentId: PaymentId): Promise<Askable | null> {
  const found = await db(ctx)
    .selectFrom('commerce.payments as p')
    .innerJoin('commerce.orders as o', (join) =>
      join.onRef('o.tenant_id', '=', 'p.tenant_id').onRef('o.id', '=', 'p.order_id'),
    )
    .select(['p.provider', 'p.trade_no', 'o.state', 'o.pay_by'])
    .where('p.tenant_id', '=', ctx.tenantId)
    .where('p.id', '=', paymentId)
    .where('p.state', '<>', 'paid')
    .executeTakeFirst()
  if (!found) return null
  const account = await readProviderAccount(ctx, found.provider, false)
  const isWanted = found.state === 'unpaid' && found.pay_by > ctx.now
  return { account, provider: found.provider, tradeNo: found.trade_no, isWanted }
}
