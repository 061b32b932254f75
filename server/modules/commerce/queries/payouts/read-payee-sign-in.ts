import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotAllowed, type RequestOf } from '../../../../kernel/contract.ts'
import { PayeeUnknown, type readPayeeSignInEndpoint } from '../../contract.ts'
import { providerNamed } from '../../providers/known.ts'
import { readProviderAccount } from '../read-account.ts'
import { accessPayout, isPayee } from './read-payout.ts'

type Asked = typeof readPayeeSignInEndpoint

/** The page a payee comes back to is the one that takes the payout. Raises `commerce.provider_off`, `payee_unknown`. */
export async function readPayeeSignIn(ctx: Context, { payoutId, state }: RequestOf<Asked>): Promise<AnswerOf<Asked>> {
  const row = await accessPayout(ctx, payoutId)
  if (!isPayee(ctx, row)) throw NotAllowed()
  const account = await readProviderAccount(ctx, row.provider, false)
  const returnUrl = `${ctx.origin}/payouts/${payoutId}`
  const url = providerNamed(row.provider).payers?.signInUrl(account, { returnUrl, state })
  if (!url) throw PayeeUnknown()
  return { url }
}
