import type { Context } from '../../../../kernel/context.ts'
import type { PresaleRow } from '../../tables.ts'
import { returnQuota, tryQuota } from '../take-quota.ts'

type Wanted = Pick<PresaleRow, 'activity_id' | 'person_id' | 'variant_id' | 'quantity' | 'terms'>

/** Under which name the pieces of a variant are counted. */
const ofVariant = (variantId: string) => `pieces ${variantId}`

/** Takes the pieces of a pre-sale: from what its person may have, then from what there is; false where there are not so many. */
export async function takePresalePieces(
  ctx: Context,
  { activity_id, person_id, variant_id, quantity, terms }: Wanted,
): Promise<boolean> {
  const cap = terms.items.find(({ variantId }) => variantId === variant_id)?.pieces ?? 0
  const own = { of: `person ${person_id}`, quantity, cap: terms.perPerson }
  if (!(await tryQuota(ctx, activity_id, own))) return false
  if (await tryQuota(ctx, activity_id, { of: ofVariant(variant_id), quantity, cap })) return true
  await returnQuota(ctx, activity_id, own.of, quantity)
  return false
}

/** Together with the move that ended it, so exactly once. */
export async function returnPresalePieces(
  ctx: Context,
  { activity_id, person_id, variant_id, quantity }: Omit<Wanted, 'terms'>,
): Promise<void> {
  await returnQuota(ctx, activity_id, `person ${person_id}`, quantity)
  await returnQuota(ctx, activity_id, ofVariant(variant_id), quantity)
}
