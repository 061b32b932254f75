import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { CouponUnusable } from '../../../commerce/contract.ts'
import { listCouponsAtPrice, quoteAtPrice } from '../../../commerce/index.ts'
import { actorId } from '../../../identity/index.ts'
import type { quoteRelayEndpoint } from '../../contract.ts'
import { askedItems, linesOf, sumOf } from '../../rules/relays/asked-items.ts'
import { accessOpenRelay } from './access-relay.ts'

type Answer = AnswerOf<typeof quoteRelayEndpoint>

/**
 * What an entry would cost now, by the same sum as its order, and which of my coupons lower it. Raises
 * `commerce.coupon_unusable` where the relay allows none, and what entering raises.
 */
export async function quoteRelay(
  ctx: Context,
  { activityId, channel, items: wished, delivery, takenCouponId }: RequestOf<typeof quoteRelayEndpoint>,
): Promise<Answer> {
  const { terms, community_id: communityId } = await accessOpenRelay(ctx, activityId, channel)
  const items = askedItems(terms, wished)
  if (takenCouponId && !terms.coupons) throw CouponUnusable()
  if (terms.pays === 'none') return plain(sumOf(items))
  const ask = { buyerId: actorId(ctx), communityId, lines: linesOf(items) }
  const { sum } = await quoteAtPrice(ctx, { ...ask, delivery, takenCouponId })
  const { goodsFen, discountFen, freightFen, totalFen } = sum
  const coupons = terms.coupons ? await listCouponsAtPrice(ctx, ask) : []
  return { goodsFen, discountFen, freightFen, totalFen, coupons }
}

const plain = (goodsFen: number): Answer => ({
  goodsFen,
  discountFen: 0,
  freightFen: 0,
  totalFen: goodsFen,
  coupons: [],
})
