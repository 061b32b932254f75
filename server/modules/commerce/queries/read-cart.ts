import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { requireShopper } from '../access.ts'
import type { Cart, readCartEndpoint } from '../contract.ts'
import { db } from '../tables.ts'
import { findOffers } from './find-offers.ts'

/** My cart in a community, at the prices of now. */
export async function readCart(
  ctx: Context,
  { communityId }: RequestOf<typeof readCartEndpoint>,
): Promise<AnswerOf<typeof readCartEndpoint>> {
  return cartOf(ctx, communityId, await requireShopper(ctx, { communityId }))
}

/** Somebody's cart in a community at today's prices; what has left the shelf stays, marked. */
export async function cartOf(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<Cart> {
  const put = await db(ctx)
    .selectFrom('commerce.cart_lines')
    .select(['variant_id as variantId', 'quantity'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .where('community_id', '=', communityId)
    .orderBy('put_at')
    .execute()
  const offers = await findOffers(ctx, communityId, personId, put)
  const lines = offers.map(({ variantId, productId, title, variant, image, quantity, unitFen, left, forSale }) => ({
    variantId,
    productId,
    title,
    variant,
    image,
    quantity,
    unitFen,
    left,
    forSale,
  }))
  const goodsFen = lines.reduce((sum, { forSale, unitFen, quantity }) => sum + (forSale ? unitFen * quantity : 0), 0)
  return { lines, goodsFen }
}
