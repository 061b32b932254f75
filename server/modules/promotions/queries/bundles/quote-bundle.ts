import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { quoteAtPrice } from '../../../commerce/index.ts'
import { actorId } from '../../../identity/index.ts'
import type { quoteBundleEndpoint } from '../../contract.ts'
import { priceBundle } from './price-bundle.ts'

/** What a choice would cost now, by the same sum as the order. */
export async function quoteBundle(
  ctx: Context,
  { delivery, ...ask }: RequestOf<typeof quoteBundleEndpoint>,
): Promise<AnswerOf<typeof quoteBundleEndpoint>> {
  const { activity, prices } = await priceBundle(ctx, ask)
  const { offers, sum } = await quoteAtPrice(ctx, {
    ...prices,
    delivery,
    buyerId: actorId(ctx),
    communityId: activity.community_id,
  })
  return {
    lines: offers.map(({ variantId, quantity, unitFen }, place) => {
      const discountFen = sum.discounts[place] ?? 0
      return { variantId, quantity, unitFen, discountFen, amountFen: unitFen * quantity - discountFen }
    }),
    shelfFen: sum.goodsFen,
    savedFen: sum.discountFen,
    freightFen: sum.freightFen,
    totalFen: sum.totalFen,
  }
}
