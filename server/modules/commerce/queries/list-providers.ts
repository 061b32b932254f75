import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import { type listProvidersEndpoint, PaymentsOff, ProviderOff, provider } from '../contract.ts'
import { providerNamed } from '../providers/known.ts'
import { readProviderAccount } from './read-account.ts'

const offCodes: readonly string[] = [ProviderOff.code, PaymentsOff.code]

/** With what one can pay here now. */
export async function listProviders(ctx: Context): Promise<AnswerOf<typeof listProvidersEndpoint>> {
  const rows: AnswerOf<typeof listProvidersEndpoint>['rows'] = []
  for (const name of provider.options) {
    try {
      await readProviderAccount(ctx, name, true)
      rows.push({ provider: name, ways: [...providerNamed(name).ways] })
    } catch (refusal) {
      if (!(refusal instanceof Error) || !offCodes.includes(refusal.message)) throw refusal
    }
  }
  return { rows }
}
