import { DateTime } from 'luxon'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import type { CommunityId, GroupId } from '../../community/contract.ts'
import { payingDoor } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { tenantOf } from '../../identity/index.ts'
import { requireShopper } from '../access.ts'
import {
  MembershipForGood,
  NoReturn,
  NotForSale,
  type orderMembershipEndpoint,
  PlanOver,
  PriceChanged,
} from '../contract.ts'
import { findOffers } from '../queries/find-offers.ts'
import { isForGood, lastEndOf } from '../queries/list-memberships.ts'
import { findPlan } from '../queries/list-plans.ts'
import { rulesOf } from '../queries/membership-rules.ts'
import { countExits } from '../queries/preview-membership-refund.ts'
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
  const { buyerId, seatIn } = await comeToBuy(ctx, communityId, ask.code)
  if (!plan.shown_at) throw NotForSale({ title: plan.name })
  if (unitFen !== ask.totalFen) throw PriceChanged({ totalFen: unitFen })
  const terms = { ...(await agree(ctx, plan)), seatIn }
  await requireOpen(ctx, plan, terms, buyerId)
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
    terms,
    payWithin: paymentWindow,
    playMoney: ask.playMoney,
    holdsStock: false,
  })
  if (sum.totalFen > 0) return placed
  await settleFree(ctx, placed.id as Parameters<typeof settleFree>[1])
  return { ...placed, payBy: null, paymentId: null }
}

type Coming = { buyerId: PersonId; seatIn: GroupId | null }

/** Whoever sits in the community may buy, and whoever stands at the door of a group that asks for a fee. */
export async function comeToBuy(ctx: Context, communityId: CommunityId, code: string | undefined): Promise<Coming> {
  if (!code) return { buyerId: await requireShopper(ctx, { communityId }), seatIn: null }
  const door = await payingDoor(ctx, code)
  if (door.communityId !== communityId) throw NotFound()
  return { buyerId: door.personId, seatIn: door.groupId }
}

/** What is agreed now and goes with the order: the plan's terms and the community's rules. */
async function agree(ctx: Context, plan: PlanRow): Promise<MembershipTerms> {
  const { mostRefunds, mostExits, afterEnd } = await rulesOf(ctx, plan.community_id)
  return {
    days: plan.days,
    until: await endOf(ctx, plan.until_day),
    monthly: plan.monthly,
    graceDays: plan.grace_days,
    refund: plan.refund,
    noReasonDays: plan.no_reason_days,
    mostRefunds,
    mostExits,
    afterEnd,
    seatIn: null,
  }
}

/** The end of a day where the tenant is. */
async function endOf(ctx: Context, untilDay: string | null): Promise<Date | null> {
  if (!untilDay) return null
  const { zone } = await tenantOf(ctx)
  return DateTime.fromISO(untilDay, { zone }).plus({ days: 1 }).startOf('day').toJSDate()
}

/** Nothing is sold that gives nothing, nor to whoever has left too often. */
async function requireOpen(ctx: Context, plan: PlanRow, terms: MembershipTerms, buyerId: PersonId): Promise<void> {
  const { community_id: communityId, name } = plan
  if (await isForGood(ctx, communityId, buyerId)) throw MembershipForGood()
  const last = terms.until && (await lastEndOf(ctx, communityId, buyerId))
  if (terms.until && terms.until <= (last ?? ctx.now)) throw PlanOver({ name })
  const exits = terms.mostExits === null ? 0 : await countExits(ctx, communityId, buyerId)
  if (terms.mostExits !== null && exits >= terms.mostExits) throw NoReturn({ exits: terms.mostExits })
}
