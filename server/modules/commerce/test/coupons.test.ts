import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  actSandboxEndpoint,
  cancelOrderEndpoint,
  type Coupon,
  listCouponsEndpoint,
  listMyCouponsEndpoint,
  listOfferedCouponsEndpoint,
  makeCouponEndpoint,
  openPaymentEndpoint,
  placeOrderEndpoint,
  quoteOrderEndpoint,
  readOrderEndpoint,
  refundOrderEndpoint,
  takeCouponEndpoint,
  type TakenCouponId,
} from '../contract.ts'
import { lapseOrders } from '../operations/lapse-orders.ts'
import { aBuyer, aProduct, aShop, buys, money, pays, type Shop } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

type Words = Partial<InputOf<typeof makeCouponEndpoint>>
const words = (more: Words = {}): InputOf<typeof makeCouponEndpoint> => ({
  title: '满十减三',
  off: { kind: 'amount', fen: 300 },
  thresholdFen: 1000,
  validity: { kind: 'days', days: 7 },
  ...more,
})
const makes = ({ owner }: Shop, more?: Words): Promise<Coupon> => owner.asks(makeCouponEndpoint, words(more))
const takes = (someone: Someone, { community }: Shop, { id }: Coupon) =>
  someone.tries(takeCouponEndpoint, { communityId: community.id, couponId: id })
const mine = async (someone: Someone) => (await someone.asks(listMyCouponsEndpoint, {})).rows.map(({ state }) => state)

const wishWith = (shop: Shop, takenCouponId: TakenCouponId, quantity: number) => ({
  communityId: shop.community.id,
  lines: [{ variantId: shop.variantId, quantity }],
  delivery: 'code' as const,
  takenCouponId,
})
async function ordersWith(someone: Someone, shop: Shop, id: TakenCouponId, quantity = 1) {
  const wish = wishWith(shop, id, quantity)
  const { totalFen } = await someone.asks(quoteOrderEndpoint, wish)
  return someone.tries(placeOrderEndpoint, { ...wish, totalFen })
}

test('taken, frozen with its order, used with the payment; its share stands on the line, so refunds are exact', async () => {
  const shop = await aShop(world, { priceFen: 1000 })
  const coupon = await makes(shop)
  const buyer = await aBuyer(world, shop)
  const here = { communityId: shop.community.id }
  expect((await buyer.asks(listOfferedCouponsEndpoint, here)).rows).toMatchObject([{ id: coupon.id, mine: 0 }])
  const { body: taken } = await takes(buyer, shop, coupon)
  const { body: placed } = await ordersWith(buyer, shop, taken.id, 3)
  expect(placed.totalFen).toBe(2700)
  expect(await mine(buyer)).toEqual(['frozen'])
  const { order } = await pays(buyer, placed)
  expect(order).toMatchObject({ discountFen: 300, paidFen: 2700, lines: [{ discountFen: 300 }] })
  expect(await mine(buyer)).toEqual(['used'])
  const lines = [{ line: 0, quantity: 1, amountFen: 900 }]
  await shop.owner.asks(refundOrderEndpoint, { orderId: order.id, lines, why: '退一件', backToStock: true })
  expect(await mine(buyer)).toEqual(['used'])
  await expect.poll(() => money(world, shop)).toEqual({ 'clearing/sandbox': 1800, prepaid: 1800 })
  expect((await shop.owner.asks(listCouponsEndpoint, {})).rows).toMatchObject([{ issued: 1, used: 1 }])
})

test('never: promo-code limits bypassed by parallel or repeated requests (Hi.Events)', async () => {
  const shop = await aShop(world)
  const coupon = await makes(shop, { total: 5, perPerson: 2 })
  const people = [await aBuyer(world, shop, '甲'), await aBuyer(world, shop, '乙'), await aBuyer(world, shop, '丙')]
  const answers = await Promise.all(people.flatMap((one) => Array.from({ length: 6 }, () => takes(one, shop, coupon))))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
  for (const one of people) expect((await mine(one)).length).toBeLessThanOrEqual(2)
  const codes = new Set(answers.flatMap(({ problem }) => problem?.code ?? []))
  expect([...codes].sort()).toEqual(['commerce.coupon_gone', 'commerce.coupon_limit'])
})

test('one coupon lowers one order, also when it is used in four at the same instant', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  const { body: taken } = await takes(buyer, shop, await makes(shop))
  const wish = { ...wishWith(shop, taken.id, 1), totalFen: 1690 }
  const answers = await Promise.all([1, 2, 3, 4].map(() => buyer.tries(placeOrderEndpoint, wish)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ problem }) => problem?.code === 'commerce.coupon_unusable')).toHaveLength(3)
  const other = await aBuyer(world, shop, '旁人')
  expect((await other.tries(quoteOrderEndpoint, wishWith(shop, taken.id, 1))).status).toBe(404)
})

test('given up or lapsed, it can be used again while it is valid; expired it cannot', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  const { body: taken } = await takes(buyer, shop, await makes(shop, { validity: { kind: 'days', days: 1 } }))
  const first = await ordersWith(buyer, shop, taken.id)
  await buyer.asks(cancelOrderEndpoint, { orderId: first.body.id })
  expect(await mine(buyer)).toEqual(['unused'])
  await ordersWith(buyer, shop, taken.id)
  world.pass(16 * 60_000)
  await world.within(shop.tenant.id, lapseOrders)
  expect(await mine(buyer)).toEqual(['unused'])
  world.pass(86_400_000)
  expect(await mine(buyer)).toEqual(['expired'])
  const refused = await buyer.tries(quoteOrderEndpoint, wishWith(shop, taken.id, 1))
  expect(refused.problem?.code).toBe('commerce.coupon_unusable')
})

test('paid late, the order goes on only while its coupon was not used elsewhere', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  const { body: taken } = await takes(buyer, shop, await makes(shop))
  const { body: late } = await ordersWith(buyer, shop, taken.id)
  const { id: paymentId } = await buyer.asks(openPaymentEndpoint, { orderId: late.id })
  world.pass(16 * 60_000)
  await world.within(shop.tenant.id, lapseOrders)
  await pays(buyer, (await ordersWith(buyer, shop, taken.id)).body)
  await buyer.asks(actSandboxEndpoint, { paymentId, act: 'pay' })
  expect(await buyer.asks(readOrderEndpoint, { orderId: late.id })).toMatchObject({
    state: 'cancelled',
    refunds: [{ why: 'paid_too_late', amountFen: 1690 }],
  })
  expect(await mine(buyer)).toEqual(['used'])
})

test('below its threshold, for other goods, for newcomers only: each is refused with its reason', async () => {
  const shop = await aShop(world, { priceFen: 900 })
  const buyer = await aBuyer(world, shop)
  const code = async (more: Words) => {
    const { body, problem } = await takes(buyer, shop, await makes(shop, more))
    return (
      problem?.code ?? (await buyer.tries(quoteOrderEndpoint, wishWith(shop, body.id, 1))).problem?.code ?? 'lowered'
    )
  }
  expect(await code({})).toBe('commerce.coupon_unusable')
  expect(await code({ thresholdFen: 900 })).toBe('lowered')
  const scope = { kind: 'product' as const, ids: [(await aProduct(shop)).id] }
  expect(await code({ thresholdFen: 0, scope })).toBe('commerce.coupon_unusable')
  expect(await code({ thresholdFen: 0, way: 'newcomers' })).toBe('lowered')
  await buys(buyer, shop, { delivery: 'none' })
  expect(await code({ thresholdFen: 0, way: 'newcomers' })).toBe('commerce.coupon_for_newcomers')
  const foreign = { kind: 'product' as const, ids: [(await aShop(world)).product.id] }
  expect((await shop.owner.tries(makeCouponEndpoint, words({ scope: foreign }))).status).toBe(404)
})

test.each([
  ['more off than its threshold', { off: { kind: 'amount' as const, fen: 1001 } }],
  ['nothing off', { off: { kind: 'amount' as const, fen: 0 } }],
  ['everything off', { off: { kind: 'share' as const, share: 10_000, mostFen: 1 } }],
  ['more for a person than there are', { total: 1, perPerson: 2 }],
  ['half a fen', { thresholdFen: 10.5 }],
  [
    'an end before the beginning',
    { validity: { kind: 'dates' as const, from: '2026-12-02T00:00:00Z', to: '2026-12-01T00:00:00Z' } },
  ],
])('refused where it is typed: %s', async (_, more: Words) => {
  const shop = await aShop(world)
  expect((await shop.owner.tries(makeCouponEndpoint, words(more))).problem?.code).toBe('kernel.invalid_input')
})
