import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  actSandboxEndpoint,
  listAttentionEndpoint,
  openPaymentEndpoint,
  placeOrderEndpoint,
  readOrderEndpoint,
} from '../contract.ts'
import { hearPaid } from '../operations/hear-paid.ts'
import { lapseOrders } from '../operations/lapse-orders.ts'
import { aBuyer, aShop, buys, money, orders, pays } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

const lapse = async (tenant: { id: Parameters<World['within']>[0] }) => {
  world.pass(16 * 60_000)
  await world.within(tenant.id, lapseOrders)
}

test('a notice that comes ten times at once pays once', async () => {
  const shop = await aShop(world, { onHand: 1 })
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  const payment = await buyer.asks(openPaymentEndpoint, { orderId: order.id })
  const tradeNo = payment.id.slice(4)
  const notice = { id: 'EV-1', tradeNo, theirNo: 'T1', amountFen: payment.amountFen, paidAt: world.now() }
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => world.within(shop.tenant.id, (ctx) => hearPaid(ctx, 'sandbox', notice))),
  )
  expect(outcomes.filter((one) => one === 'settled')).toHaveLength(1)
  expect(outcomes.filter((one) => one === 'repeated')).toHaveLength(9)
  expect(await money(world, shop)).toEqual({ 'clearing/sandbox': 1990, prepaid: 1990 })
  const again = await world.within(shop.tenant.id, (ctx) => hearPaid(ctx, 'sandbox', { ...notice, id: 'EV-2' }))
  expect(again).toBe('repeated')
})

test('paid twice, the second payment goes back by itself', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  const { order } = await pays(buyer, await orders(buyer, shop), 'pay_twice')
  expect(order).toMatchObject({ state: 'paid', refundedFen: 0, refunds: [{ why: 'paid_twice', amountFen: 1990 }] })
  await expect.poll(() => money(world, shop)).toEqual({ 'clearing/sandbox': 1990, prepaid: 1990 })
})

test('paid one minute after it lapsed, the stock is taken again where it is still there', async () => {
  const shop = await aShop(world, { onHand: 1 })
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  const { id: paymentId } = await buyer.asks(openPaymentEndpoint, { orderId: order.id })
  await lapse(shop.tenant)
  await buyer.asks(actSandboxEndpoint, { paymentId, act: 'pay' })
  const revived = await buyer.asks(readOrderEndpoint, { orderId: order.id })
  expect(revived).toMatchObject({ state: 'paid', refunds: [] })
  expect(revived.steps.map(({ step }) => step)).toContain('paid_late')
})

test('never: a payment after the close sells stock that was given away (seckill)', async () => {
  const shop = await aShop(world, { onHand: 1 })
  const [late, other] = [await aBuyer(world, shop), await aBuyer(world, shop, '小雪')]
  const order = await orders(late, shop)
  const { id: paymentId } = await late.asks(openPaymentEndpoint, { orderId: order.id })
  await lapse(shop.tenant)
  await buys(other, shop)
  await late.asks(actSandboxEndpoint, { paymentId, act: 'pay' })
  const over = await late.asks(readOrderEndpoint, { orderId: order.id })
  expect(over).toMatchObject({ state: 'cancelled', paidFen: 0, refunds: [{ why: 'paid_too_late', amountFen: 1990 }] })
  await expect.poll(() => money(world, shop)).toEqual({ 'clearing/sandbox': 1990, prepaid: 1990 })
})

test('another amount than asked is not taken for payment: it waits where somebody looks, and the books know it', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  const { order } = await pays(buyer, await orders(buyer, shop), 'pay_short')
  expect(order).toMatchObject({ state: 'unpaid', attention: 'amount_mismatch' })
  expect(await money(world, shop)).toEqual({ 'clearing/sandbox': 1989, unapplied: 1989 })
  const { rows } = await shop.owner.asks(listAttentionEndpoint, {})
  expect(rows.map(({ kind, why }) => `${kind} ${why}`).sort()).toEqual(['notice mismatch', 'order amount_mismatch'])
})

test('money for an order nobody knows is not lost: it is booked and shown', async () => {
  const shop = await aShop(world)
  const notice = { id: 'EV-9', tradeNo: 'nobody', theirNo: 'T9', amountFen: 500, paidAt: world.now() }
  expect(await world.within(shop.tenant.id, (ctx) => hearPaid(ctx, 'sandbox', notice))).toBe('unknown')
  expect(await money(world, shop)).toEqual({ 'clearing/sandbox': 500, unapplied: 500 })
  expect((await shop.owner.asks(listAttentionEndpoint, {})).rows).toMatchObject([
    { kind: 'notice', why: 'unknown', amountFen: 500 },
  ])
})

test('a payment that failed can be begun again', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  const placed = await orders(buyer, shop)
  expect((await pays(buyer, placed, 'fail')).order.state).toBe('unpaid')
  expect((await pays(buyer, placed)).order.state).toBe('paid')
})

/** On a small machine a thousand at once are more than it takes in: whoever is told to come back does. */
async function persists(buyer: Someone, ask: InputOf<typeof placeOrderEndpoint>): Promise<string> {
  for (;;) {
    const { status, problem } = await buyer.tries(placeOrderEndpoint, ask)
    if (status !== 503) return problem?.code ?? 'ordered'
  }
}

test('a hundred pieces and a thousand buyers at once: exactly a hundred are sold, each refusal is an ordinary answer', async () => {
  const shop = await aShop(world, { onHand: 100 })
  const buyers = await Promise.all(Array.from({ length: 20 }, (_, n) => aBuyer(world, shop, `抢购${n}`)))
  const ask = {
    communityId: shop.community.id,
    lines: [{ variantId: shop.variantId, quantity: 1 }],
    delivery: 'none' as const,
    totalFen: 1990,
  }
  const outcomes = await Promise.all(
    Array.from({ length: 1000 }, (_, n) => persists(buyers[n % buyers.length] as Someone, ask)),
  )
  const counts = Map.groupBy(outcomes, (outcome) => outcome)
  expect([...counts].map(([outcome, all]) => [outcome, all.length]).sort()).toEqual([
    ['commerce.sold_out', 900],
    ['ordered', 100],
  ])
}, 120_000)
