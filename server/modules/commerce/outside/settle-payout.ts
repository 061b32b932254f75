/** Payouts and the house that makes them: asked outside of any transaction, under a number that was written down before. */
import { enter, type Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { PayoutId } from '../contract.ts'
import { hearPayout } from '../operations/payouts/hear-payout.ts'
import { takePayout, type TakenPayout } from '../operations/payouts/take-payout.ts'
import type { TransferNews } from '../providers/provider.ts'
import { ProviderRefusal } from '../providers/refusals.ts'

const system = { kind: 'system', name: 'payouts' } as const

/**
 * Sends a payout, or asks what became of it. Killed at any point, it is done again under the same number. Raises
 * `ProviderAway`, after which it is undecided and asked about by the clock.
 */
export async function settlePayout(
  ground: Ground,
  tenantId: TenantId,
  payoutId: PayoutId,
  payee: string | null = null,
): Promise<void> {
  const taken = await enter(ground, tenantId, system, (ctx) => takePayout(ctx, payoutId, payee))
  if (!taken) return
  const news = await newsOf(taken)
  await enter(ground, tenantId, system, (ctx) => hearPayout(ctx, payoutId, taken.wanted.transferNo, news))
}

/** On whatever is no success the provider is asked before anything is sent again (RP-5). */
async function newsOf(taken: TakenPayout): Promise<TransferNews | { state: 'refused'; reason: string }> {
  const { transfers, account, wanted, asked, isOver } = taken
  const known = asked ? await transfers.ask(account, wanted.transferNo) : null
  if (known?.state === 'waiting' && isOver) return transfers.cancel(account, wanted.transferNo)
  // Told again under its number, one that waits for its payee answers with what their device needs.
  if (known && !(known.state === 'waiting' && !known.handover)) return known
  try {
    return await transfers.send(account, wanted)
  } catch (fault) {
    if (!(fault instanceof ProviderRefusal)) throw fault
    return (await transfers.ask(account, wanted.transferNo)) ?? { state: 'refused', reason: fault.code }
  }
}
