import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { orderAtPrice, readOrder } from '../../../commerce/index.ts'
import { actorId } from '../../../identity/index.ts'
import { type buyBundleEndpoint, QuotaTaken } from '../../contract.ts'
import { writePurchase } from '../write-purchase.ts'
import type { AgreedSets } from '../../rules/agreed-sets.ts'
import { trySets } from './bundle-sets.ts'
import { priceBundle } from '../../queries/bundles/price-bundle.ts'

/**
 * Orders sets of a bundle with add-ons: the set's price is shared out over its parts and stored on their lines, the stock of
 * every line is held together. Raises `promotions.quota_taken` and what ordering raises.
 */
export async function buyBundle(
  ctx: Context,
  { activityId, channel, sets, addOns, ...place }: RequestOf<typeof buyBundleEndpoint>,
): Promise<AnswerOf<typeof buyBundleEndpoint>> {
  const { activity, terms, prices } = await priceBundle(ctx, { activityId, channel, sets, addOns })
  const buyerId = actorId(ctx)
  const agreed: AgreedSets = { activityId, version: activity.version, sets, terms }
  const { orderId, totalFen } = await orderAtPrice(ctx, {
    ...place,
    ...prices,
    buyerId,
    communityId: activity.community_id,
    origin: 'bundle',
    originId: activityId,
    terms: agreed,
    payWithin: terms.payMinutes * 60_000,
  })
  const [first] = terms.parts
  if (!first) throw new Error('a set of nothing')
  const bought = { variantId: first.variantId, quantity: sets, slot: 'set' }
  await writePurchase(ctx, { ...agreed, ...bought }, { order_id: orderId, person_id: buyerId, total_fen: totalFen })
  if (!(await trySets(ctx, agreed, buyerId))) throw QuotaTaken()
  return readOrder(ctx, { orderId })
}
