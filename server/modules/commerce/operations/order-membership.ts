import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { requireShopper } from '../access.ts'
import { MembershipForGood, NotForSale, type orderMembershipEndpoint, PriceChanged } from '../contract.ts'
import { findOffers } from '../queries/find-offers.ts'
import { isForGood } from '../queries/list-memberships.ts'
import { findPlan } from '../queries/list-plans.ts'
import { pricedLine } from '../queries/quote-order.ts'
import type { MembershipTerms } from '../rules/membership-terms.ts'
import { sumUp } from '../rules/quote.ts'
import { paymentWindow } from '../rules/windows.ts'
import type { PlanRow } from '../tables.ts'
import { settleFree } from './settle-free.ts'
import { takeOrder } from './take-order.ts'

type Ask = RequestOf<typeof orderMembershipEndpoint>

/** Orders a membership at the plan's terms of this moment, which go with the order. Raises `commerce.membership_for_good`. */
export async function orderMembership(ctx: Context, ask: Ask): Promise<AnswerOf<typeof orderMembershipEndpoint>> {
  const plan = await findPlan(ctx, ask.planId)
  const { community_id: communityId, price_fen: unitFen } = plan
  const buyerId = await requireShopper(ctx, { communityId })
  if (!plan.shown_at) throw NotForSale({ title: plan.name })
  if (unitFen !== ask.totalFen) throw PriceChanged({ totalFen: unitFen })
  if (await isForGood(ctx, communityId, buyerId)) throw MembershipForGood()
  const found = await findOffers(ctx, communityId, buyerId, [{ variantId: plan.variant_id, quantity: 1 }])
  const offers = found.map((offer) => ({ ...offer, title: plan.name, unitFen, discountable: false, left: null }))
  const sum = sumUp(offers.map(pricedLine), 0, false)
  const placed = await takeOrder(ctx, {
    buyerId,
    communityId,
    origin: 'membership',
    originId: plan.id,
    offers,
    sum,
    delivery: 'none',
    terms: termsOf(plan),
    payWithin: paymentWindow,
    playMoney: ask.playMoney,
    holdsStock: false,
  })
  if (sum.totalFen > 0) return placed
  await settleFree(ctx, placed.id as Parameters<typeof settleFree>[1])
  return { ...placed, payBy: null, paymentId: null }
}

const termsOf = (plan: PlanRow): MembershipTerms => ({
  days: plan.days,
  graceDays: plan.grace_days,
  refund: plan.refund,
  noReasonDays: plan.no_reason_days,
})
