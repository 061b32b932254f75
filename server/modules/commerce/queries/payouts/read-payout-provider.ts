import type { Context } from '../../../../kernel/context.ts'
import { PayoutsOff, type Provider, provider } from '../../contract.ts'
import { providerNamed } from '../../providers/known.ts'
import { listProviders } from '../list-providers.ts'
import { readProviderAccount } from '../read-account.ts'

/**
 * With whom people are paid here: a real house before play money, and only one that can tell us who the payee is. Raises
 * `commerce.payouts_off`.
 */
export async function readPayoutProvider(ctx: Context): Promise<Provider> {
  const on = (await listProviders(ctx)).rows.map((row) => row.provider)
  const realFirst = provider.options.toSorted((one) => (one === 'sandbox' ? 1 : -1))
  for (const name of realFirst.filter((one) => on.includes(one))) {
    const { transfers, payers } = providerNamed(name)
    const account = await readProviderAccount(ctx, name, true)
    const knows = !payers || payers.signInUrl(account, { returnUrl: ctx.origin, state: 'x' }) !== null
    if (transfers && knows) return name
  }
  throw PayoutsOff()
}
