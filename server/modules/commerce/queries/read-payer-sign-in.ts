import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { accessOrder, requireBuyer } from '../access.ts'
import { PayerUnknown, type readPayerSignInEndpoint } from '../contract.ts'
import { providerNamed } from '../providers/known.ts'
import { readProviderAccount } from './read-account.ts'

type Asked = typeof readPayerSignInEndpoint

/** The page a payer comes back to is the one that begins the payment. Raises `commerce.provider_off`, `payer_unknown`. */
export async function readPayerSignIn(
  ctx: Context,
  { orderId, provider, state }: RequestOf<Asked>,
): Promise<AnswerOf<Asked>> {
  requireBuyer(ctx, await accessOrder(ctx, orderId, 'toRead'))
  const account = await readProviderAccount(ctx, provider, true)
  const returnUrl = `${ctx.origin}/me/orders/${orderId}/pay`
  const url = providerNamed(provider).payers?.signInUrl(account, { returnUrl, state })
  if (!url) throw PayerUnknown()
  return { url }
}
