import type { Context } from '../../../kernel/context.ts'
import type { VariantId } from '../../commerce/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import type { ActivityId, FlashSaleTerms } from '../contract.ts'
import { returnQuota, tryQuota } from './take-quota.ts'

export type AgreedPiece = {
  activityId: ActivityId
  version: number
  variantId: VariantId
  quantity: number
  slot: string
  terms: FlashSaleTerms
}

const ofPerson = ({ variantId }: AgreedPiece, personId: PersonId) => `person ${personId} ${variantId}`

/** Under which name the pieces of a variant in a slot are counted. */
export const ofPieces = ({ variantId, slot }: Pick<AgreedPiece, 'variantId' | 'slot'>) => `pieces ${variantId} ${slot}`

/** Takes pieces of a flash sale (FS-1): from what the person may have, then from the stock that others wait for. */
export async function tryPiece(
  ctx: Context,
  agreed: AgreedPiece,
  personId: PersonId,
): Promise<'taken' | 'limit' | 'none'> {
  const { activityId, quantity, terms, variantId } = agreed
  const own = { of: ofPerson(agreed, personId), quantity, cap: terms.perPerson }
  const pieces = terms.items.find((item) => item.variantId === variantId)?.pieces ?? 0
  if (!(await tryQuota(ctx, activityId, own))) return 'limit'
  if (await tryQuota(ctx, activityId, { of: ofPieces(agreed), quantity, cap: pieces })) return 'taken'
  await returnQuota(ctx, activityId, own.of, quantity)
  return 'none'
}

/** Together with the move that ended the purchase, so exactly once (FS-2). */
export async function returnPiece(ctx: Context, agreed: AgreedPiece, personId: PersonId): Promise<void> {
  await returnQuota(ctx, agreed.activityId, ofPerson(agreed, personId), agreed.quantity)
  await returnQuota(ctx, agreed.activityId, ofPieces(agreed), agreed.quantity)
}
