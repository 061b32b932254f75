import type { Context } from '../../../kernel/context.ts'
import { TooManyRequests } from '../../../kernel/contract.ts'
import { actorId } from '../access.ts'
import { askForLink } from '../jobs/send-link.ts'
import { keepAddress, requireAddress } from '../kept-address.ts'
import { limits } from '../rules/attempts.ts'
import { countTries } from './count-tries.ts'

/**
 * Sends a link to an address that shall become mine. Whether another account has it already is not told here but,
 * when the link is opened, to whoever reads that address.
 */
export async function bindAddress(ctx: Context, { address }: { address: string }): Promise<{ sent: true }> {
  const personId = actorId(ctx)
  const to = keepAddress(ctx, requireAddress(address))
  const wait = await countTries(ctx, [
    { purpose: 'bind_by', subject: personId, limit: limits.linkToAddress },
    { purpose: 'bind_to', subject: to.hash, limit: limits.linkToAddress },
  ])
  if (wait > 0) throw TooManyRequests({ retryAfter: wait })
  await askForLink(ctx, { purpose: 'bind', personId, to, origin: ctx.origin })
  return { sent: true }
}
