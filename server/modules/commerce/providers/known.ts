/** The providers this program knows. */
import { type Provider, ProviderOff } from '../contract.ts'
import type { PaymentProvider } from './provider.ts'
import { sandbox } from './sandbox.ts'

const known: Partial<Record<Provider, PaymentProvider>> = { sandbox }

/** Raises `commerce.provider_off` for one that this program does not speak. */
export function providerNamed(name: Provider): PaymentProvider {
  const found = known[name]
  if (!found) throw ProviderOff()
  return found
}
