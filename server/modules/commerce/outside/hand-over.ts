/** Asking a provider to begin a payment, once it is written down. */
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { enter } from '../../../kernel/ground.ts'
import type { Afterwards } from '../../../kernel/route.ts'
import type { openPaymentEndpoint, PaymentId } from '../contract.ts'
import { providerNamed } from '../providers/known.ts'
import type { PaymentProvider, ProviderAccount } from '../providers/provider.ts'
import { readOpened } from '../queries/read-opened.ts'
import { told } from './told.ts'

type Opening = typeof openPaymentEndpoint
const system = { kind: 'system', name: 'payments' } as const

/**
 * What the buyer's device needs to go on. Raises `commerce.provider_unreachable`, after which the payment stays open and is
 * begun again under its number, and `commerce.provider_refused`.
 */
export async function handOver({
  ground,
  tenantId,
  input,
  answer,
  address,
  origin,
}: Afterwards<RequestOf<Opening>, AnswerOf<Opening>>): Promise<AnswerOf<Opening>> {
  const { account, payment } = await enter(ground, tenantId, system, (ctx) => readOpened(ctx, answer.id as PaymentId), {
    origin,
  })
  const begin = async (provider: PaymentProvider) => {
    const payer = { address, openid: await openidOf(provider, account, input) }
    return provider.open(account, { ...payment, way: answer.way, payer })
  }
  return { ...answer, handover: await told(begin(providerNamed(answer.provider))) }
}

async function openidOf(
  { payers }: PaymentProvider,
  account: ProviderAccount,
  { openid, payerCode }: RequestOf<Opening>,
) {
  if (openid || !payerCode || !payers) return openid ?? null
  return payers.payerOf(account, payerCode)
}
