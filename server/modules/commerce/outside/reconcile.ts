import { enter, type Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { Provider } from '../contract.ts'
import { writeReconciliation } from '../operations/write-reconciliation.ts'
import { providerNamed } from '../providers/known.ts'
import { ProviderAway } from '../providers/refusals.ts'
import { readAccountOf } from '../queries/read-account.ts'

const system = { kind: 'system', name: 'reconciliation' } as const

/** Compares a day, `YYYY-MM-DD` in China, with the provider's bill. Raises `ProviderAway` while there is none. */
export async function reconcile(
  ground: Ground,
  tenantId: TenantId,
  { provider, day }: { provider: Provider; day: string },
): Promise<void> {
  const remote = providerNamed(provider).remote
  const account = await enter(ground, tenantId, system, (ctx) => readAccountOf(ctx, provider))
  if (!remote || !account) return
  const bill = await remote.readBill(account, day)
  if (!bill) throw new ProviderAway(`no bill of ${day} yet`)
  await enter(ground, tenantId, system, (ctx) => writeReconciliation(ctx, provider, day, bill))
}
