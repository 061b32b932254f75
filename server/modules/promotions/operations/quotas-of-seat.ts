import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { type ActivityId, type GroupBuyTerms, QuotaTaken } from '../contract.ts'
import { returnQuota, tryQuota } from './take-quota.ts'

type Pieces = { activityId: ActivityId; personId: PersonId; quantity: number; terms: GroupBuyTerms }

const quotasOf = ({ personId, terms: { perPerson, inAll } }: Pieces) =>
  [
    { of: `person ${personId}`, cap: perPerson },
    // The one that others wait for comes last.
    { of: 'all', cap: inAll },
  ].flatMap(({ of, cap }) => (cap === null ? [] : [{ of, cap }]))

/** Takes pieces from what a person and all together may have. Raises `promotions.quota_taken`. */
export async function takePieces(ctx: Context, pieces: Pieces): Promise<void> {
  if (!(await tryPieces(ctx, pieces))) throw QuotaTaken()
}

/** The same; false, with nothing taken, where there are not so many. */
export async function tryPieces(ctx: Context, pieces: Pieces): Promise<boolean> {
  const { activityId, quantity } = pieces
  const taken: string[] = []
  for (const { of, cap } of quotasOf(pieces)) {
    if (await tryQuota(ctx, activityId, { of, cap, quantity })) taken.push(of)
    else {
      for (const one of taken) await returnQuota(ctx, activityId, one, quantity)
      return false
    }
  }
  return true
}

/** Gives back what a seat took of each quota. */
export async function returnPieces(ctx: Context, pieces: Pieces): Promise<void> {
  for (const { of } of quotasOf(pieces)) await returnQuota(ctx, pieces.activityId, of, pieces.quantity)
}
