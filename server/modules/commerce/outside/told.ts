import { ProviderRefused, ProviderUnreachable } from '../contract.ts'
import { ProviderAway, ProviderRefusal } from '../providers/refusals.ts'

/** What a provider answered, its faults in words for people: `commerce.provider_unreachable`, `commerce.provider_refused`. */
export async function told<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (fault) {
    if (fault instanceof ProviderAway) throw ProviderUnreachable({ retryAfter: 5 })
    if (fault instanceof ProviderRefusal) throw ProviderRefused({ reason: fault.code })
    throw fault
  }
}
