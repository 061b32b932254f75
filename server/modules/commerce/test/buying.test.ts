import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aCommunity } from '../../community/test/cast.ts'
import { aPerson } from '../../identity/test/cast.ts'
import {
  cancelOrderEndpoint,
  changeProductEndpoint,
  confirmReceiptEndpoint,
  listMyOrdersEndpoint,
  listOrdersEndpoint,
  listShelfEndpoint,
  placeOrderEndpoint,
  putInCartEndpoint,
  quoteOrderEndpoint,
  readCartEndpoint,
  readOrderEndpoint,
  readProductEndpoint,
  redeemEndpoint,
  refundOrderEndpoint,
  setStockEndpoint,
  shipOrderEndpoint,
  showProductEndpoint,
} from '../contract.ts'
import { finishOrders } from '../operations/finish-orders.ts'
import { lapseOrders } from '../operations/lapse-orders.ts'
import { aBuyer, aProduct, aShop, buys, money, orders, pays, recipient, variantOf, wish } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

test('something is ordered, paid, shipped in two parcels, received and final, and the books follow', async () => {
  const shop = await aShop(world, { freightFen: 800 })
  const buyer = await aBuyer(world, shop)
  const placed = await orders(buyer, shop, { quantity: 3 })
  expect(placed).toMatchObject({
    state: 'unpaid',
    goodsFen: 5970,
    freightFen: 800,
    totalFen: 6770,
    may: ['pay', 'cancel'],
  })
  const { order } = await pays(buyer, placed)
  expect(order).toMatchObject({ state: 'paid', paidFen: 6770, recipient })
  expect(await money(world, shop)).toEqual({ 'clearing/sandbox': 6770, prepaid: 6770 })

  const ships = (tracking: string, quantity?: number) =>
    shop.owner.asks(shipOrderEndpoint, {
      orderId: order.id,
      carrier: '顺丰',
      tracking,
      ...(quantity ? { lines: [{ line: 0, quantity }] } : {}),
    })
  expect(await ships('SF0001', 1)).toMatchObject({ state: 'paid' })
  expect(await ships('SF0001', 1)).toMatchObject({ state: 'paid', shipments: [{ tracking: 'SF0001' }] })
  expect(await ships('SF0002')).toMatchObject({ state: 'shipped' })
  await buyer.asks(confirmReceiptEndpoint, { orderId: order.id })
  expect(await money(world, shop)).toEqual({ 'clearing/sandbox': 6770, sales: 5970, freight: 800 })

  world.pass(7 * 86_400_000 + 1000)
  await world.within(shop.tenant.id, finishOrders)
  const final = await buyer.asks(readOrderEndpoint, { orderId: order.id })
  expect(final).toMatchObject({ state: 'closed', may: [] })
  expect(final.steps.map(({ step }) => step)).toEqual(['placed', 'paid', 'shipped', 'shipped', 'received', 'closed'])
})

test('what is shipped counts as received after ten days, whether anybody looks or not', async () => {
  const shop = await aShop(world)
  const order = await buys(await aBuyer(world, shop), shop)
  await shop.owner.asks(shipOrderEndpoint, { orderId: order.id, carrier: '中通', tracking: 'ZT12345' })
  world.pass(10 * 86_400_000 + 1000)
  await world.within(shop.tenant.id, finishOrders)
  expect(await shop.owner.asks(readOrderEndpoint, { orderId: order.id })).toMatchObject({ state: 'received' })
})

test('an order that is not paid in time lapses, and what it held can be bought by others', async () => {
  const shop = await aShop(world, { onHand: 2 })
  const [first, second] = [await aBuyer(world, shop), await aBuyer(world, shop, '小雪')]
  const held = await orders(first, shop, { quantity: 2 })
  const refused = await second.tries(quoteOrderEndpoint, {
    communityId: shop.community.id,
    lines: [{ variantId: shop.variantId, quantity: 1 }],
    delivery: 'none',
  })
  expect(refused.problem).toMatchObject({ code: 'commerce.sold_out' })
  world.pass(15 * 60_000 + 1000)
  expect(await world.within(shop.tenant.id, lapseOrders)).toBe(1)
  expect(await world.within(shop.tenant.id, lapseOrders)).toBe(0)
  expect(await first.asks(readOrderEndpoint, { orderId: held.id })).toMatchObject({
    state: 'cancelled',
    endedWhy: 'unpaid',
  })
  expect(await buys(second, shop, { quantity: 2 })).toMatchObject({ state: 'paid' })
})

test('a code is redeemed once, however many scanners read it at the same time', async () => {
  const shop = await aShop(world)
  const order = await buys(await aBuyer(world, shop), shop, { delivery: 'code' })
  const code = order.redeemCode ?? ''
  expect(code).toMatch(/^\d{12}$/)
  const answers = await Promise.all(Array.from({ length: 50 }, () => shop.owner.tries(redeemEndpoint, { code })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ problem }) => problem?.code === 'commerce.code_used')).toHaveLength(49)
  expect((await shop.owner.tries(redeemEndpoint, { code: '000000000000' })).problem?.code).toBe('commerce.code_unknown')
  expect(await money(world, shop)).toEqual({ 'clearing/sandbox': 1990, sales: 1990 })
})

test('what costs nothing skips the payment and goes the same way', async () => {
  const shop = await aShop(world, { priceFen: 0 })
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop, { delivery: 'none' })
  expect(order).toMatchObject({ state: 'received', paidFen: 0, totalFen: 0 })
  expect(await money(world, shop)).toEqual({})
})

test('a part is refunded to the fen, then the rest; never more than was paid', async () => {
  const stop = await world.work()
  const shop = await aShop(world, { priceFen: 333, freightFen: 100 })
  const buyer = await aBuyer(world, shop)
  const { id: orderId } = await buys(buyer, shop, { quantity: 3 })
  const back = { orderId, why: '少发一件', backToStock: true }
  const part = await shop.owner.asks(refundOrderEndpoint, {
    ...back,
    lines: [{ line: 0, quantity: 1, amountFen: 333 }],
  })
  expect(part).toMatchObject({ state: 'paid', refundedFen: 333 })
  const tooMuch = { ...back, lines: [{ line: 0, quantity: 2, amountFen: 767 }] }
  expect((await shop.owner.tries(refundOrderEndpoint, tooMuch)).problem?.code).toBe('commerce.refund_too_much')
  const rest = await shop.owner.asks(refundOrderEndpoint, back)
  expect(rest).toMatchObject({ state: 'refunded', refundedFen: 1099, paidFen: 1099 })
  expect((await shop.owner.tries(refundOrderEndpoint, back)).problem?.code).toBe('commerce.order_state_wrong')
  await expect
    .poll(async () => (await buyer.asks(readOrderEndpoint, { orderId })).refunds.map(({ state }) => state))
    .toEqual(['done', 'done'])
  expect(await money(world, shop)).toEqual({})
  expect((await shop.owner.asks(readProductEndpoint, { productId: shop.product.id })).variants[0]?.left).toBe(100)
  await stop()
})

test('the buyer pays what they saw: a price that moved meanwhile is refused', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  const seen = await wish(buyer, shop)
  const { sold: _sold, shownAt: _shownAt, id, variants, ...words } = shop.product
  const dearer = variants.map((variant) => ({ ...variant, priceFen: 2990, prices: [] }))
  await shop.owner.asks(changeProductEndpoint, { ...words, productId: id, variants: dearer })
  const refused = await buyer.tries(placeOrderEndpoint, seen)
  expect(refused.problem).toMatchObject({ code: 'commerce.price_changed', facts: { totalFen: 2990 } })
  const old = await shop.owner.tries(changeProductEndpoint, { ...words, productId: id, variants: dearer })
  expect(old.problem?.code).toBe('commerce.version_changed')
})

test('the lowest price that holds counts: from so many on, between two moments', async () => {
  const founded = await aCommunity(world)
  const now = world.now().getTime()
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
  const product = await aProduct(founded, {
    variants: [
      {
        name: '',
        priceFen: 1000,
        prices: [
          { minQuantity: 10, fen: 800 },
          { fen: 900, startsAt: at(1), endsAt: at(2) },
          { fen: 100, startsAt: at(-2), endsAt: at(-1) },
        ],
      },
    ],
  })
  const shop = { ...founded, product, variantId: variantOf(product) }
  const buyer = await aBuyer(world, shop)
  expect((await wish(buyer, shop, { quantity: 9 })).totalFen).toBe(9000)
  expect((await wish(buyer, shop, { quantity: 10 })).totalFen).toBe(8000)
  world.pass(3_660_000)
  expect((await wish(buyer, shop)).totalFen).toBe(900)
})

test('a limit per person holds over all their orders, also when they order at the same instant', async () => {
  const shop = await aShop(world, { limitPerPerson: 3 })
  const buyer = await aBuyer(world, shop)
  const two = await wish(buyer, shop, { quantity: 2 })
  const answers = await Promise.all(Array.from({ length: 6 }, () => buyer.tries(placeOrderEndpoint, two)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ problem }) => problem?.code === 'commerce.limit_reached')).toHaveLength(5)
  const [mine] = (await buyer.asks(listMyOrdersEndpoint, {})).rows
  if (!mine) throw new Error('no order')
  await buyer.asks(cancelOrderEndpoint, { orderId: mine.id })
  expect(await orders(buyer, shop, { quantity: 3 })).toMatchObject({ state: 'unpaid' })
})

test('the cart keeps what was put in, one for each community, and is emptied by ordering', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  const communityId = shop.community.id
  const puts = (quantity: number) => buyer.asks(putInCartEndpoint, { communityId, variantId: shop.variantId, quantity })
  expect(await puts(2)).toMatchObject({ goodsFen: 3980, lines: [{ quantity: 2, left: 100, forSale: true }] })
  await shop.owner.asks(showProductEndpoint, { productId: shop.product.id, shown: false })
  expect(await buyer.asks(readCartEndpoint, { communityId })).toMatchObject({
    goodsFen: 0,
    lines: [{ forSale: false }],
  })
  await shop.owner.asks(showProductEndpoint, { productId: shop.product.id, shown: true })
  await buyer.asks(placeOrderEndpoint, { ...(await wish(buyer, shop, { quantity: 2 })), fromCart: true })
  expect(await buyer.asks(readCartEndpoint, { communityId })).toMatchObject({ goodsFen: 0, lines: [] })
})

test('nobody sees or touches orders of others; strangers do not see the shelf', async () => {
  const shop = await aShop(world)
  const [buyer, other] = [await aBuyer(world, shop), await aBuyer(world, shop, '旁人')]
  const { id: orderId } = await orders(buyer, shop)
  expect((await other.tries(readOrderEndpoint, { orderId })).status).toBe(404)
  expect((await other.tries(cancelOrderEndpoint, { orderId })).status).toBe(404)
  expect((await other.tries(listOrdersEndpoint, {})).status).toBe(403)
  const outsider = await aPerson(world, shop.tenant)
  const shelf = { communityId: shop.community.id }
  expect((await outsider.tries(listShelfEndpoint, shelf)).problem?.code).toMatch(/not_a_member|not_allowed/)
  expect((await buyer.asks(listShelfEndpoint, shelf)).rows).toHaveLength(1)
})

test('stock is never counted below what orders hold', async () => {
  const shop = await aShop(world, { onHand: 5 })
  await orders(await aBuyer(world, shop), shop, { quantity: 3 })
  const counts = (onHand: number | null) => shop.owner.tries(setStockEndpoint, { variantId: shop.variantId, onHand })
  expect((await counts(2)).problem?.code).toBe('commerce.stock_held')
  expect((await counts(null)).problem?.code).toBe('commerce.stock_held')
  expect((await counts(3)).body).toMatchObject({ left: 0, held: 3 })
})
