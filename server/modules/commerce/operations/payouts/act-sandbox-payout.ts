import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotAllowed, type RequestOf } from '../../../../kernel/contract.ts'
import { type actSandboxPayoutEndpoint, PayoutStateWrong, ProviderOff } from '../../contract.ts'
import type { TransferNews } from '../../providers/provider.ts'
import { accessPayout, isPayee, readPayout } from '../../queries/payouts/read-payout.ts'
import { readProviderAccount } from '../../queries/read-account.ts'
import { hearPayout } from './hear-payout.ts'

/**
 * Plays the payee: confirms, lets the day pass, or has it fail. What follows is what follows from any provider's notice.
 * Raises `commerce.provider_off` for one that is not of the sandbox, and while that is switched off.
 */
export async function actSandboxPayout(
  ctx: Context,
  { payoutId, act }: RequestOf<typeof actSandboxPayoutEndpoint>,
): Promise<AnswerOf<typeof actSandboxPayoutEndpoint>> {
  const row = await accessPayout(ctx, payoutId)
  if (!isPayee(ctx, row)) throw NotAllowed()
  if (row.provider !== 'sandbox') throw ProviderOff()
  await readProviderAccount(ctx, 'sandbox', true)
  if (row.state !== 'waiting' || !row.transfer_no) throw PayoutStateWrong({ state: row.state })
  const news: Record<typeof act, TransferNews> = {
    confirm: { state: 'paid', theirNo: `sandbox-${row.transfer_no}` },
    expire: { state: 'over' },
    fail: { state: 'failed', reason: 'SANDBOX_FAIL' },
  }
  await hearPayout(ctx, payoutId, row.transfer_no, news[act])
  return readPayout(ctx, { payoutId })
}
