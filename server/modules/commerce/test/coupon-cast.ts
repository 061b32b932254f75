/** Coupons for the stories: made, taken, given, brought by plans; and what the recount says of them. */
import type { World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { listTidingsEndpoint } from '../../notices/contract.ts'
import {
  actSandboxEndpoint,
  type Coupon,
  giveCouponEndpoint,
  listMyCouponsEndpoint,
  makeCouponEndpoint,
  makePlanEndpoint,
  orderMembershipEndpoint,
  type Plan,
  placeOrderEndpoint,
  type TakenCouponId,
  takeCouponEndpoint,
} from '../contract.ts'
import { recountShop } from '../queries/recount-shop.ts'
import type { Shop } from './cast.ts'

export const day = 86_400_000

export type Words = Partial<InputOf<typeof makeCouponEndpoint>>
export const makes = ({ owner }: Shop, words: Words = {}): Promise<Coupon> =>
  owner.asks(makeCouponEndpoint, { title: '立减三元', off: { kind: 'amount', fen: 300 }, ...words })
export const takes = (someone: Someone, { community }: Shop, { id }: Coupon) =>
  someone.tries(takeCouponEndpoint, { communityId: community.id, couponId: id })
export const gives = (
  { owner }: Shop,
  { id }: Coupon,
  people: readonly Someone[],
  key = crypto.randomUUID() as string,
) =>
  owner.tries(giveCouponEndpoint, {
    couponId: id,
    key,
    to: { by: 'people', personIds: people.map((one) => one.id) },
  })
export const mine = async (someone: Someone) => (await someone.asks(listMyCouponsEndpoint, {})).rows
export const inbox = async (someone: Someone) => (await someone.asks(listTidingsEndpoint, {})).rows
export const differences = async (world: World, { tenant }: Shop) =>
  (await world.within(tenant.id, recountShop)).differences
export const outcomes = (rows: readonly { outcome: string; why: { code: string } | null }[]) =>
  rows.map(({ outcome, why }) => why?.code ?? outcome)

export const aPlan = (shop: Shop, words: Partial<InputOf<typeof makePlanEndpoint>> = {}): Promise<Plan> =>
  shop.owner.asks(makePlanEndpoint, {
    communityId: shop.community.id,
    name: '年卡',
    days: 30,
    priceFen: 3000,
    ...words,
  })
export async function subscribes(member: Someone, { id, priceFen }: Plan): Promise<void> {
  const order = await member.asks(orderMembershipEndpoint, { planId: id, totalFen: priceFen, playMoney: true })
  if (order.paymentId) await member.asks(actSandboxEndpoint, { paymentId: order.paymentId, act: 'pay' })
}
export const aMonthly = (shop: Shop, words: Words = {}) => makes(shop, { way: 'monthly', ...words })

/** One thing at 19.90, lowered by three yuan. */
export async function ordersWith(buyer: Someone, shop: Shop, takenCouponId: TakenCouponId) {
  const lines = [{ variantId: shop.variantId, quantity: 1 }]
  return buyer.asks(placeOrderEndpoint, {
    communityId: shop.community.id,
    lines,
    delivery: 'code',
    takenCouponId,
    totalFen: 1690,
  })
}
