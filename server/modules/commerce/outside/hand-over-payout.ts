/** What a payee's device needs to confirm, once their payout was sent. */
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { enter } from '../../../kernel/ground.ts'
import type { Afterwards } from '../../../kernel/route.ts'
import type { collectPayoutEndpoint, PayoutId } from '../contract.ts'
import { providerNamed } from '../providers/known.ts'
import { payoutOf, accessPayout } from '../queries/payouts/read-payout.ts'
import { readProviderAccount } from '../queries/read-account.ts'
import { settlePayout } from './settle-payout.ts'
import { told } from './told.ts'

type Collecting = typeof collectPayoutEndpoint
const system = { kind: 'system', name: 'payouts' } as const

/**
 * Sends what is taken, if it was not sent already. Raises `commerce.provider_unreachable`, after which the payout stays
 * under its number, and `commerce.provider_refused` for a payee whom the provider does not know.
 */
export async function handOverPayout({
  ground,
  tenantId,
  input: { payeeCode },
  answer,
}: Afterwards<RequestOf<Collecting>, AnswerOf<Collecting>>): Promise<AnswerOf<Collecting>> {
  const id = answer.id as PayoutId
  const { payers } = providerNamed(answer.provider)
  const isSent = answer.state === 'waiting' && Object.keys(answer.handover ?? {}).length > 0
  if (!isSent) {
    const account = await enter(ground, tenantId, system, (ctx) => readProviderAccount(ctx, answer.provider, false))
    const payee = payers && payeeCode ? await told(payers.payerOf(account, payeeCode)) : null
    await told(settlePayout(ground, tenantId, id, payee))
  }
  return enter(ground, tenantId, system, async (ctx) => payoutOf(await accessPayout(ctx, id), ctx.now, true))
}
