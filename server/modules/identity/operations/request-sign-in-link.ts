import { TooManyRequests } from '../../../kernel/contract.ts'
import type { Doorstep } from '../../../kernel/route.ts'
import { installation } from '../installation.ts'
import { askForLink } from '../jobs/send-link.ts'
import { requireAddress } from '../kept-address.ts'
import { limits } from '../rules/attempts.ts'
import { networkOf } from '../rules/network.ts'
import { countTries } from './count-tries.ts'

/**
 * Sends a link to whoever has the address. An address that nobody has costs the same work and gets the same answer:
 * its errand goes to the installation, where there are no accounts.
 */
export async function requestSignInLink(door: Doorstep, { address }: { address: string }): Promise<{ sent: true }> {
  const { text } = requireAddress(address)
  const addressHash = door.ground.seal.fingerprint('address', text)
  const wait = await door.enter(installation, { kind: 'visitor' }, (ctx) =>
    countTries(ctx, [
      { purpose: 'link_from', subject: networkOf(door.address), limit: limits.linkFromNetwork },
      { purpose: 'link_to', subject: addressHash, limit: limits.linkToAddress },
    ]),
  )
  if (wait > 0) throw TooManyRequests({ retryAfter: wait })
  const tenants = await door.tenantsBehind('address', addressHash)
  for (const tenantId of tenants.length > 0 ? tenants : [installation]) {
    await door.enter(tenantId, { kind: 'visitor' }, (ctx) =>
      askForLink(ctx, { purpose: 'sign_in', addressHash, origin: door.origin }),
    )
  }
  return { sent: true }
}
