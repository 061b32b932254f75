import type { Context } from '../../../../kernel/context.ts'
import { firstSeatedAt } from '../../../community/index.ts'
import { recordedAt } from '../../../customers/index.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { metAt } from '../../../identity/index.ts'

const day = 86_400_000

/**
 * Whether somebody is new at this moment (BO-2): nothing of them anywhere in the house, no contact, record or seat, is older
 * than the invitation or than a day, which is how long somebody may take from coming in to supporting.
 */
export async function isNewcomer(ctx: Context, personId: PersonId, invitedAt: Date): Promise<boolean> {
  const since = Math.max(invitedAt.getTime(), ctx.now.getTime() - day)
  const traces = [await metAt(ctx, personId), await firstSeatedAt(ctx, personId), await recordedAt(ctx, personId)]
  return traces.every((at) => at === null || at.getTime() >= since)
}
