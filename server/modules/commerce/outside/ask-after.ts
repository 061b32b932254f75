import { enter, type Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { PaymentId } from '../contract.ts'
import { hearGivenBack } from '../operations/hear-notice.ts'
import { endPayment } from '../operations/end-payment.ts'
import { providerNamed } from '../providers/known.ts'
import { readAskable } from '../queries/read-askable.ts'
import { takePaid } from './take-paid.ts'

const system = { kind: 'system', name: 'payments' } as const

/**
 * Asks a provider what became of a payment nobody told of: paid, it is settled; still open though its order is over, it is
 * closed there, so that nobody pays for nothing.
 */
export async function askAfter(ground: Ground, tenantId: TenantId, paymentId: PaymentId): Promise<void> {
  const found = await enter(ground, tenantId, system, (ctx) => readAskable(ctx, paymentId))
  const remote = found && providerNamed(found.provider).remote
  if (!found || !remote) return
  const { account, provider, tradeNo, isWanted } = found
  const news = await remote.ask(account, tradeNo)
  if (news.state === 'paid') {
    await takePaid(ground, tenantId, provider, news.notice)
  } else if (news.state === 'refunded') {
    await enter(ground, tenantId, system, (ctx) => hearGivenBack(ctx, provider, news.notice))
  } else if (news.state === 'over' || !isWanted) {
    if (news.state === 'open') await remote.close(account, tradeNo)
    await enter(ground, tenantId, system, (ctx) => endPayment(ctx, paymentId))
  }
}
