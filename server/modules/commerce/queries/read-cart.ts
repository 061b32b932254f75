import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { requireShopper } from '../access.ts'
import type { Cart, Channel, readCartEndpoint } from '../contract.ts'
import { boundOf, dealWord } from '../deals.ts'
import type { Offer } from '../rules/offer.ts'
import { db } from '../tables.ts'
import { findOffers } from './find-offers.ts'

/** My cart in a community, at the prices of now. */
export async function readCart(
  ctx: Context,
  { communityId, channel }: RequestOf<typeof readCartEndpoint>,
): Promise<AnswerOf<typeof readCartEndpoint>> {
  return cartOf(ctx, communityId, await requireShopper(ctx, { communityId }), channel)
}

/** What lies in a cart stays there whatever becomes of an activity: a line it no longer lowers says so. */
export async function cartOf(
  ctx: Context,
  communityId: CommunityId,
  buyerId: PersonId,
  channel: Channel,
): Promise<Cart> {
  const put = await db(ctx)
    .selectFrom('commerce.cart_lines')
    .select(['variant_id as variantId', 'quantity', 'put_at as putAt'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', buyerId)
    .where('community_id', '=', communityId)
    .orderBy('put_at')
    .execute()
  const offers = await findOffers(ctx, communityId, buyerId, put)
  const buyable = offers.filter(isThere)
  const putAt = new Map(put.map((line) => [line.variantId, line.putAt]))
  const said = await dealWord().look(ctx, { communityId, buyerId, channel, offers: buyable, putAt })
  const bound = boundOf(offers, said.deals)
  const lines = offers.map(({ variantId, productId, title, variant, image, quantity, unitFen, left, forSale }, at) => ({
    ...{ variantId, productId, title, variant, image, quantity, unitFen, left, forSale },
    dealQuantity: bound[at]?.quantity ?? 0,
    dealFen: bound[at]?.fen ?? 0,
    note: said.notes.get(variantId) ?? null,
  }))
  return {
    lines,
    goodsFen: buyable.reduce((sum, { unitFen, quantity }) => sum + unitFen * quantity, 0),
    savedFen: said.deals.reduce((sum, { savedFen }) => sum + savedFen, 0),
    deals: said.deals.map(({ activityId, title, sets, savedFen }) => ({ activityId, title, sets, savedFen })),
    addOns: said.addOns,
    sets: said.sets,
  }
}

const isThere = ({ forSale, left, quantity }: Offer) => forSale && (left === null || left >= quantity)
