import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import { type listProvidersEndpoint, PaymentsOff, ProviderOff, provider } from '../contract.ts'
import { providerNamed } from '../providers/known.ts'
import { readProviderAccount } from './read-account.ts'

const offCodes: readonly string[] = [ProviderOff.code, PaymentsOff.code]

/** With what one can pay here now; inside WeChat only where we can learn who pays. */
export async function listProviders(ctx: Context): Promise<AnswerOf<typeof listProvidersEndpoint>> {
  const rows: AnswerOf<typeof listProvidersEndpoint>['rows'] = []
  for (const name of provider.options) {
    try {
      const account = await readProviderAccount(ctx, name, true)
      const { ways, payers } = providerNamed(name)
      const knowsPayers = payers?.signInUrl(account, { returnUrl: ctx.origin, state: 'x' }) !== null
      rows.push({ provider: name, ways: ways.filter((way) => way !== 'jsapi' || knowsPayers) })
    } catch (refusal) {
      if (!(refusal instanceof Error) || !offCodes.includes(refusal.message)) throw refusal
    }
  }
  return { rows }
}
