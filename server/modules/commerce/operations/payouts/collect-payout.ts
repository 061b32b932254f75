import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotAllowed, type RequestOf } from '../../../../kernel/contract.ts'
import { type collectPayoutEndpoint, PayeeUnknown, PayoutStateWrong } from '../../contract.ts'
import { providerNamed } from '../../providers/known.ts'
import { accessPayout, isPayee, payoutOf } from '../../queries/payouts/read-payout.ts'

/**
 * Somebody takes what was promised to them; it is sent afterwards, outside of the transaction. Raises
 * `commerce.payout_state_wrong`, `commerce.payee_unknown` while the provider does not know who they are.
 */
export async function collectPayout(
  ctx: Context,
  { payoutId, payeeCode }: RequestOf<typeof collectPayoutEndpoint>,
): Promise<AnswerOf<typeof collectPayoutEndpoint>> {
  const row = await accessPayout(ctx, payoutId)
  if (!isPayee(ctx, row)) throw NotAllowed()
  const seen = payoutOf(row, ctx.now, true)
  const takable = ['open', 'held', 'sent', 'waiting'].includes(seen.state)
  if (!takable) throw PayoutStateWrong({ state: seen.state })
  if (providerNamed(row.provider).payers && !row.payee && !payeeCode) throw PayeeUnknown()
  return seen
}
