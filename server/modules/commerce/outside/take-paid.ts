import { enter, type Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { Provider } from '../contract.ts'
import type { Outcome } from '../operations/hear-paid.ts'
import { hearAgain, noteStuck } from '../operations/hear-again.ts'
import type { PaidNotice } from '../providers/provider.ts'

const system = { kind: 'system', name: 'payments' } as const

/**
 * A payment that a provider told of. When something on its way fails, all of it is undone, but that the money came is
 * written down where somebody looks; the fault is raised, so that it is told and tried again.
 */
export async function takePaid(
  ground: Ground,
  tenantId: TenantId,
  provider: Provider,
  notice: PaidNotice,
): Promise<Outcome> {
  try {
    return await enter(ground, tenantId, system, (ctx) => hearAgain(ctx, provider, notice))
  } catch (fault) {
    await enter(ground, tenantId, system, (ctx) => noteStuck(ctx, provider, notice)).catch((also) =>
      ground.log.error({ err: also, provider, tradeNo: notice.tradeNo }, 'a payment could not even be written down'),
    )
    throw fault
  }
}
