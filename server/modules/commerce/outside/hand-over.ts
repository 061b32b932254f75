/** Asking a provider to begin a payment, once it is written down. */
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { enter } from '../../../kernel/ground.ts'
import type { Afterwards } from '../../../kernel/route.ts'
import { type openPaymentEndpoint, type PaymentId, ProviderRefused, ProviderUnreachable } from '../contract.ts'
import { providerNamed } from '../providers/known.ts'
import type { OpenedPayment, ProviderAccount } from '../providers/provider.ts'
import { ProviderAway, ProviderRefusal } from '../providers/refusals.ts'
import { readOpened } from '../queries/read-opened.ts'

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
  const payer = { address, openid: input.openid ?? null }
  return { ...answer, handover: await open(answer.provider, account, { ...payment, way: answer.way, payer }) }
}

async function open(provider: AnswerOf<Opening>['provider'], account: ProviderAccount, payment: OpenedPayment) {
  try {
    return await providerNamed(provider).open(account, payment)
  } catch (fault) {
    if (fault instanceof ProviderAway) throw ProviderUnreachable({ retryAfter: 5 })
    if (fault instanceof ProviderRefusal) throw ProviderRefused({ reason: fault.code })
    throw fault
  }
}
