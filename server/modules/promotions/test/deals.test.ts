/** Bundles and add-ons in the cart: computed by the server, stored on the lines, and nothing lost when they end. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  actSandboxEndpoint,
  cancelOrderEndpoint,
  type Channel,
  makeCouponEndpoint,
  openPaymentEndpoint,
  type Order,
  placeOrderEndpoint,
  putInCartEndpoint,
  quoteOrderEndpoint,
  readCartEndpoint,
  readOrderEndpoint,
  refundOrderEndpoint,
  takeCouponEndpoint,
  type TakenCouponId,
  type VariantId,
} from '../../commerce/contract.ts'
import { aBuyer, aProduct, aShop, money, pays, type Shop, variantOf } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  type Activity,
  type BundleTerms,
  listProductActivitiesEndpoint,
  makeActivityEndpoint,
  readActivityEndpoint,
  steerActivityEndpoint,
} from '../contract.ts'
import { activityWords, lapse, people } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

type Fair = Shop & { activity: Activity; tea: VariantId; cup: VariantId; cloth: VariantId }

/** Two packets of tea at 19.90 and a cup at 33.33 for 59.99 together; a cloth at 5 instead of 12 beside each set. */
async function aFair(terms: Partial<BundleTerms> = {}, channels: Channel[] = ['web']): Promise<Fair> {
  const shop = await aShop(world)
  const cup = variantOf(await aProduct(shop, { title: '青瓷杯', priceFen: 3333, onHand: 50 }))
  const cloth = variantOf(await aProduct(shop, { title: '茶巾', priceFen: 1200, onHand: 50 }))
  const parts = [
    { variantId: shop.variantId, quantity: 2 },
    { variantId: cup, quantity: 1 },
  ]
  const addOns = [{ variantId: cloth, fen: 500, perSet: 1 }]
  const words = activityWords(world, shop, { kind: 'bundle', parts, setFen: 5999, addOns, perOrder: 5, ...terms })
  const activity = await shop.owner.asks(makeActivityEndpoint, { ...words, channels })
  return { ...shop, activity, tea: shop.variantId, cup, cloth }
}

const puts = (buyer: Someone, { community }: Fair, variantId: VariantId, quantity: number) =>
  buyer.asks(putInCartEndpoint, { communityId: community.id, variantId, quantity })
const cartOf = (buyer: Someone, { community }: Fair, channel: Channel = 'web') =>
  buyer.asks(readCartEndpoint, { communityId: community.id, channel })

/** A buyer with a set in the cart, and so many cloths. */
async function aFilledCart(fair: Fair, cloths = 0, sets = 1) {
  const buyer = await aBuyer(world, fair)
  await puts(buyer, fair, fair.tea, 2 * sets)
  await puts(buyer, fair, fair.cup, sets)
  if (cloths > 0) await puts(buyer, fair, fair.cloth, cloths)
  return buyer
}

async function ordersCart(
  buyer: Someone,
  fair: Fair,
  words: { totalFen?: number; takenCouponId?: TakenCouponId } = {},
) {
  const { lines } = await cartOf(buyer, fair)
  const wish = {
    communityId: fair.community.id,
    lines: lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
    delivery: 'none' as const,
    fromCart: true,
    ...words,
  }
  const { totalFen } = await buyer.asks(quoteOrderEndpoint, wish)
  return buyer.tries(placeOrderEndpoint, { totalFen, ...wish })
}
const reads = (buyer: Someone, orderId: Order['id']) => buyer.asks(readOrderEndpoint, { orderId })
const borne = ({ lines }: Order) => lines.map(({ unitFen, quantity, discountFen }) => unitFen * quantity - discountFen)

test('half a set in the cart: what is missing is offered with what it saves; with it the set has its price', async () => {
  const fair = await aFair()
  const buyer = await aBuyer(world, fair)
  const half = await puts(buyer, fair, fair.tea, 2)
  expect(half).toMatchObject({ savedFen: 0, deals: [], addOns: [] })
  expect(half.sets).toMatchObject([
    { activityId: fair.activity.id, setFen: 5999, savesFen: 1314, lacks: [{ variantId: fair.cup, quantity: 1 }] },
  ])
  const whole = await puts(buyer, fair, fair.cup, 1)
  expect(whole).toMatchObject({ goodsFen: 7313, savedFen: 1314, sets: [] })
  expect(whole.deals).toMatchObject([{ title: '周末一起买', sets: 1, savedFen: 1314 }])
  expect(whole.lines.map(({ dealFen }) => dealFen)).toEqual([715, 599])
  expect(whole.addOns).toMatchObject([{ variantId: fair.cloth, fen: 500, shelfFen: 1200, quantity: 1 }])
})

test('an add-on costs its own price beside a set, as often as the sets allow; a piece more costs what it costs', async () => {
  const fair = await aFair()
  const buyer = await aFilledCart(fair, 2)
  const cart = await cartOf(buyer, fair)
  expect(cart).toMatchObject({ goodsFen: 7313 + 2400, savedFen: 1314 + 700, addOns: [] })
  expect(cart.lines[2]).toMatchObject({ dealQuantity: 1, dealFen: 700 })
})

test('CO-3: ordered from the cart, every line keeps its share to the fen; refunded one by one they are what was paid', async () => {
  const fair = await aFair()
  const buyer = await aFilledCart(fair, 1)
  const { body } = await ordersCart(buyer, fair)
  const { order } = await pays(buyer, body)
  expect(order).toMatchObject({ origin: 'shop', goodsFen: 8513, discountFen: 2014, totalFen: 6499 })
  expect(borne(order)).toEqual([3265, 2734, 500])
  expect((await cartOf(buyer, fair)).lines).toEqual([])
  const { figures } = await buyer.asks(readActivityEndpoint, { activityId: fair.activity.id })
  expect(figures).toMatchObject({ people: 1, orders: 1, paid: 1, paidFen: 6499 })
  for (const [line, amountFen] of borne(order).entries()) {
    const lines = [{ line, quantity: order.lines[line]?.quantity ?? 0, amountFen }]
    await fair.owner.asks(refundOrderEndpoint, { orderId: order.id, lines, why: '退', backToStock: true })
  }
  expect(await reads(buyer, order.id)).toMatchObject({ state: 'refunded', refundedFen: 6499 })
  await expect.poll(() => money(world, fair)).toMatchObject({ sales: 6499, refunds: 6499 })
})

test('ended while it lay there: the cart keeps everything, at the usual price, and says why at each line', async () => {
  const fair = await aFair()
  const buyer = await aFilledCart(fair, 1)
  world.pass(60_000)
  await fair.owner.asks(steerActivityEndpoint, { activityId: fair.activity.id, act: 'pause' })
  expect((await cartOf(buyer, fair)).lines.map(({ note }) => note?.why)).toEqual(['paused', 'paused', 'paused'])
  await fair.owner.asks(steerActivityEndpoint, { activityId: fair.activity.id, act: 'end' })
  const cart = await cartOf(buyer, fair)
  expect(cart).toMatchObject({ goodsFen: 8513, savedFen: 0, deals: [] })
  expect(cart.lines.map(({ quantity, note }) => [quantity, note?.why, note?.title])).toEqual([
    [2, 'ended', '周末一起买'],
    [1, 'ended', '周末一起买'],
    [1, 'ended', '周末一起买'],
  ])
  const { body } = await ordersCart(buyer, fair)
  expect(body.totalFen).toBe(8513)
})

test('what was put there after the end is told nothing of it', async () => {
  const fair = await aFair()
  await fair.owner.asks(steerActivityEndpoint, { activityId: fair.activity.id, act: 'end' })
  world.pass(60_000)
  const buyer = await aFilledCart(fair)
  expect((await cartOf(buyer, fair)).lines.map(({ note }) => note)).toEqual([null, null])
})

test('an add-on without its set, sets that are gone, no more for me: each line says so', async () => {
  const fair = await aFair({ perOrder: 1, perPerson: 1, inAll: 2 })
  const [one, two, three] = [await aFilledCart(fair), await aFilledCart(fair), await aFilledCart(fair)]
  const alone = await puts(await aBuyer(world, fair), fair, fair.cloth, 1)
  expect(alone.lines[0]?.note?.why).toBe('parts_missing')
  expect((await ordersCart(one, fair)).status).toBe(200)
  await puts(one, fair, fair.tea, 2)
  expect((await puts(one, fair, fair.cup, 1)).lines[0]?.note?.why).toBe('limit')
  expect((await ordersCart(two, fair)).status).toBe(200)
  expect((await cartOf(three, fair)).lines[0]?.note?.why).toBe('sold_out')
})

test('X-2: eight carts at once for three sets: three have the price, the others are told and keep what lies in the cart', async () => {
  const fair = await aFair({ inAll: 3, perOrder: 1 })
  const buyers = await people(world, fair, 8)
  for (const buyer of buyers) {
    await puts(buyer, fair, fair.tea, 2)
    await puts(buyer, fair, fair.cup, 1)
  }
  const answers = await Promise.all(buyers.map((buyer) => ordersCart(buyer, fair)))
  expect(answers.filter(({ status, body }) => status === 200 && body.totalFen === 5999)).toHaveLength(3)
  for (const [place, { status, problem }] of answers.entries()) {
    if (status === 200) continue
    expect(['commerce.deal_gone', 'commerce.price_changed']).toContain(problem?.code)
    expect((await cartOf(buyers[place] as Someone, fair)).lines).toHaveLength(2)
  }
})

test('given up or lapsed, its sets are there again, once; paid late while they are gone, the money goes back', async () => {
  const fair = await aFair({ inAll: 1, perOrder: 1 })
  const [late, quick] = [await aFilledCart(fair), await aFilledCart(fair)]
  const given = (await ordersCart(late, fair)).body
  await late.asks(cancelOrderEndpoint, { orderId: given.id })
  await puts(late, fair, fair.tea, 2)
  await puts(late, fair, fair.cup, 1)
  const held = (await ordersCart(late, fair)).body
  expect(held.totalFen).toBe(5999)
  const { id: paymentId } = await late.asks(openPaymentEndpoint, { orderId: held.id })
  await lapse(world, fair, 31)
  await pays(quick, (await ordersCart(quick, fair)).body)
  await late.asks(actSandboxEndpoint, { paymentId, act: 'pay' })
  expect(await reads(late, held.id)).toMatchObject({ state: 'refunded', endedWhy: 'sold_out', refundedFen: 5999 })
})

test('X-8: a new version while an order is unpaid changes nothing in it; another price than was seen is refused', async () => {
  const fair = await aFair()
  const buyer = await aFilledCart(fair)
  expect((await ordersCart(buyer, fair, { totalFen: 5998 })).problem?.code).toBe('commerce.price_changed')
  const { body } = await ordersCart(buyer, fair)
  await fair.owner.asks(steerActivityEndpoint, { activityId: fair.activity.id, act: 'end' })
  expect((await pays(buyer, body)).order).toMatchObject({ totalFen: 5999, discountFen: 1314 })
})

test('a coupon lowers what no set binds', async () => {
  const fair = await aFair()
  const { id: couponId } = await fair.owner.asks(makeCouponEndpoint, {
    title: '减十元',
    off: { kind: 'amount', fen: 1000 },
    validity: { kind: 'days', days: 7 },
  })
  const buyer = await aFilledCart(fair, 2)
  const { id: takenCouponId } = await buyer.asks(takeCouponEndpoint, { communityId: fair.community.id, couponId })
  const { body } = await ordersCart(buyer, fair, { takenCouponId })
  expect(body.totalFen).toBe(5999 + 500 + 1200 - 1000)
  expect(borne(await reads(buyer, body.id))).toEqual([3265, 2734, 700])
})

test('L1: a channel it is not offered on neither shows it nor lowers by it', async () => {
  const fair = await aFair({}, ['wecom'])
  const buyer = await aFilledCart(fair)
  expect(await cartOf(buyer, fair, 'web')).toMatchObject({ savedFen: 0, deals: [], sets: [] })
  expect(await cartOf(buyer, fair, 'wecom')).toMatchObject({ savedFen: 1314 })
  const asked = { communityId: fair.community.id, productId: fair.product.id }
  expect((await buyer.asks(listProductActivitiesEndpoint, { ...asked, channel: 'web' })).rows).toEqual([])
  expect((await buyer.asks(listProductActivitiesEndpoint, { ...asked, channel: 'wecom' })).rows).toHaveLength(1)
})

test('a product tells what it is part of while that is on: not before, not when paused, not of others', async () => {
  const fair = await aFair()
  const flash = { kind: 'flash_sale' as const, items: [{ variantId: fair.cup, fen: 3000, pieces: 5 }] }
  await fair.owner.asks(makeActivityEndpoint, activityWords(world, fair, flash))
  const buyer = await aBuyer(world, fair)
  const asked = { communityId: fair.community.id, productId: fair.product.id }
  const of = async () => (await buyer.asks(listProductActivitiesEndpoint, asked)).rows.map(({ kind }) => kind)
  expect(await of()).toEqual(['bundle'])
  const { rows } = await buyer.asks(listProductActivitiesEndpoint, asked)
  expect(rows[0]?.promise).toEqual({ as: 'set', fen: 5999 })
  await fair.owner.asks(steerActivityEndpoint, { activityId: fair.activity.id, act: 'pause' })
  expect(await of()).toEqual([])
})
