import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  actSandboxEndpoint,
  openPaymentEndpoint,
  type Order,
  readOrderEndpoint,
  readProductEndpoint,
  refundOrderEndpoint,
  setStockEndpoint,
  type VariantId,
} from '../../commerce/contract.ts'
import { shareOut, sumUp } from '../../commerce/index.ts'
import { aBuyer, aProduct, aShop, money, pays, type Shop, variantOf } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  buyBundleEndpoint,
  type BundleTerms,
  makeActivityEndpoint,
  quoteBundleEndpoint,
  readActivityEndpoint,
} from '../contract.ts'
import { activityWords, lapse, people } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

type Fair = Shop & { activity: { id: string }; cup: VariantId; tea: VariantId; cloth: VariantId }

/** Two packets of tea at 19.90 and a cup at 33.33 for 59.99 together; a cloth at 5 beside it. */
async function aBundle(terms: Partial<BundleTerms> = {}, onHand = 100): Promise<Fair> {
  const shop = await aShop(world, { onHand })
  const cup = variantOf(await aProduct(shop, { title: '青瓷杯', priceFen: 3333, onHand: 50 }))
  const cloth = variantOf(await aProduct(shop, { title: '茶巾', priceFen: 1200, onHand: 50 }))
  const parts = [
    { variantId: shop.variantId, quantity: 2 },
    { variantId: cup, quantity: 1 },
  ]
  const addOns = [{ variantId: cloth, fen: 500, perSet: 2 }]
  const words = activityWords(world, shop, { kind: 'bundle', parts, setFen: 5999, addOns, perOrder: 5, ...terms })
  return { ...shop, activity: await shop.owner.asks(makeActivityEndpoint, words), tea: shop.variantId, cup, cloth }
}
const buysBundle = (
  buyer: Someone,
  { activity, cloth }: Fair,
  sets = 1,
  cloths = 0,
  totalFen = 5999 * sets + 500 * cloths,
) =>
  buyer.tries(buyBundleEndpoint, {
    activityId: activity.id,
    sets,
    addOns: cloths > 0 ? [{ variantId: cloth, quantity: cloths }] : [],
    delivery: 'none',
    totalFen,
  })
const leftOf = async ({ owner, product }: Fair) =>
  (await owner.asks(readProductEndpoint, { productId: product.id })).variants[0]?.left
const paidOf = ({ lines }: Pick<Order, 'lines'>) =>
  lines.map(({ unitFen, quantity, discountFen }) => unitFen * quantity - discountFen)

test('a set costs its price, shared out over its parts to the fen and stored; add-ons cost their own', async () => {
  const fair = await aBundle()
  const buyer = await aBuyer(world, fair)
  const quote = await buyer.asks(quoteBundleEndpoint, {
    activityId: fair.activity.id,
    sets: 1,
    addOns: [{ variantId: fair.cloth, quantity: 2 }],
    delivery: 'none',
  })
  expect(quote).toMatchObject({ shelfFen: 7313 + 1000, savedFen: 1314, totalFen: 6999 })
  const { body } = await buysBundle(buyer, fair, 1, 2)
  expect(body).toMatchObject({ origin: 'bundle', goodsFen: 8313, discountFen: 1314, totalFen: 6999 })
  expect(paidOf(body)).toEqual([3265, 2734, 1000])
  const { order } = await pays(buyer, body)
  expect(order.state).toBe('received')
  const { figures } = await buyer.asks(readActivityEndpoint, { activityId: fair.activity.id })
  expect(figures).toMatchObject({ people: 1, orders: 1, paid: 1, paidFen: 6999 })
})

test('refunded part by part, each line gives back exactly what it bore, and in all exactly what was paid', async () => {
  const fair = await aBundle()
  const buyer = await aBuyer(world, fair)
  const { order } = await pays(buyer, (await buysBundle(buyer, fair, 3, 1)).body)
  const shares = paidOf(order)
  for (const [line, { quantity }] of order.lines.entries()) {
    const pieces = shareOut(
      shares[line] ?? 0,
      Array.from({ length: quantity }, () => 1),
    )
    for (const amountFen of pieces) {
      const lines = [{ line, quantity: 1, amountFen }]
      await fair.owner.asks(refundOrderEndpoint, { orderId: order.id, lines, why: '少一件', backToStock: true })
    }
  }
  const after = await buyer.asks(readOrderEndpoint, { orderId: order.id })
  expect(after).toMatchObject({ state: 'refunded', refundedFen: order.totalFen, totalFen: order.totalFen })
  const more = { orderId: order.id, lines: [{ line: 0, quantity: 0, amountFen: 1 }], why: '再退' }
  expect((await fair.owner.tries(refundOrderEndpoint, more)).status).toBe(409)
  await expect.poll(() => money(world, fair)).toMatchObject({ sales: order.totalFen, refunds: order.totalFen })
  expect(await leftOf(fair)).toBe(100)
})

test('the stock of every part is taken together, or none of it', async () => {
  const fair = await aBundle()
  await fair.owner.asks(setStockEndpoint, { variantId: fair.cup, onHand: 0 })
  const buyer = await aBuyer(world, fair)
  expect((await buysBundle(buyer, fair)).problem?.code).toBe('commerce.sold_out')
  expect(await leftOf(fair)).toBe(100)
})

test('twelve buyers at once of sets for which there are four cups: four are sold, the rest of the parts stays', async () => {
  const fair = await aBundle()
  await fair.owner.asks(setStockEndpoint, { variantId: fair.cup, onHand: 4 })
  const answers = await Promise.all((await people(world, fair, 12)).map((one) => buysBundle(one, fair)))
  const codes = answers.map(({ problem, status }) => problem?.code ?? status)
  expect(codes.filter((code) => code === 200)).toHaveLength(4)
  expect(codes.filter((code) => code === 'commerce.sold_out')).toHaveLength(8)
  expect(await leftOf(fair)).toBe(92)
})

test('limits of sets: in an order, for a person by one conditional statement, in all; what lapses is there again once', async () => {
  const fair = await aBundle({ perOrder: 2, perPerson: 2, inAll: 3 })
  const [one, two] = (await people(world, fair, 2)) as [Someone, Someone]
  expect((await buysBundle(one, fair, 3)).problem?.code).toBe('promotions.quota_taken')
  const answers = await Promise.all(Array.from({ length: 5 }, () => buysBundle(one, fair)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
  expect((await buysBundle(two, fair, 2)).problem?.code).toBe('promotions.quota_taken')
  expect((await buysBundle(two, fair, 1)).status).toBe(200)
  await lapse(world, fair, 31)
  await lapse(world, fair, 31)
  expect((await buysBundle(one, fair, 2)).status).toBe(200)
  expect((await buysBundle(two, fair, 2)).problem?.code).toBe('promotions.quota_taken')
})

test('paid late while the sets are gone, all of the money goes back', async () => {
  const fair = await aBundle({ perOrder: 1, inAll: 1 })
  const [late, quick] = (await people(world, fair, 2)) as [Someone, Someone]
  const { body: held } = await buysBundle(late, fair)
  const { id: paymentId } = await late.asks(openPaymentEndpoint, { orderId: held.id })
  await lapse(world, fair, 31)
  await pays(quick, (await buysBundle(quick, fair)).body)
  await late.asks(actSandboxEndpoint, { paymentId, act: 'pay' })
  const order = await late.asks(readOrderEndpoint, { orderId: held.id })
  expect(order).toMatchObject({ state: 'refunded', endedWhy: 'sold_out', refundedFen: 5999 })
  expect(await leftOf(fair)).toBe(98)
})

test('another price than the buyer saw, an add-on that is none, more add-ons than the sets allow: refused', async () => {
  const fair = await aBundle()
  const buyer = await aBuyer(world, fair)
  expect((await buysBundle(buyer, fair, 1, 0, 5998)).problem).toMatchObject({ code: 'commerce.price_changed' })
  expect((await buysBundle(buyer, { ...fair, cloth: fair.tea }, 1, 1)).problem?.code).toBe(
    'promotions.variant_not_in_activity',
  )
  expect((await buysBundle(buyer, fair, 1, 3)).problem?.code).toBe('promotions.quota_taken')
})

test.each([
  ['a set of one thing and nothing beside it', { parts: 'one' as const, addOns: [] }],
  ['a variant twice', { parts: 'twice' as const }],
  ['a free set', { setFen: 0 }],
  ['half a fen', { setFen: 10.5 }],
  ['an order above the limit of a person', { perOrder: 3, perPerson: 2 }],
])(
  'refused where it is typed: %s',
  async (_, { parts, ...terms }: { parts?: 'one' | 'twice'; [term: string]: unknown }) => {
    const { variantId, ...shop } = await aShop(world)
    const part = { variantId, quantity: parts === 'one' ? 1 : 2 }
    const words = { kind: 'bundle' as const, parts: parts === 'twice' ? [part, part] : [part], setFen: 1000, ...terms }
    const refused = await shop.owner.tries(makeActivityEndpoint, activityWords(world, { ...shop, variantId }, words))
    expect(refused).toMatchObject({ status: 400, problem: { code: 'kernel.invalid_input' } })
  },
)

test('a set dearer than its parts one by one is refused', async () => {
  const shop = await aShop(world)
  const parts = [{ variantId: shop.variantId, quantity: 2 }]
  const words = activityWords(world, shop, { kind: 'bundle', parts, setFen: 3981 })
  expect((await shop.owner.tries(makeActivityEndpoint, words)).problem?.code).toBe('promotions.price_above_shelf')
})

test('whatever the prices, a set is shared out with not one fen lost or invented, and comes back so', () => {
  const part = fc.record({
    unitFen: fc.integer({ min: 0, max: 10_000_000 }),
    quantity: fc.integer({ min: 1, max: 99 }),
  })
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 10 }),
      fc.array(part, { maxLength: 5 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (parts, addOns, share) => {
        const lineOf = (discountable: boolean) => (one: (typeof parts)[number]) => ({
          ...one,
          freightFen: 0,
          discountable,
        })
        const lines = [...parts.map(lineOf(true)), ...addOns.map(lineOf(false))]
        const shelf = parts.reduce((all, { unitFen, quantity }) => all + unitFen * quantity, 0)
        const setFen = Math.floor(shelf * share)
        const { discounts, totalFen } = sumUp(lines, shelf - setFen, false)
        const borne = lines.map(({ unitFen, quantity }, place) => unitFen * quantity - (discounts[place] ?? 0))
        const sum = (all: readonly number[]) => all.reduce((so, far) => so + far, 0)
        expect(sum(borne.slice(0, parts.length))).toBe(setFen)
        expect(sum(borne)).toBe(totalFen)
        expect(borne.every((fen) => fen >= 0 && Number.isSafeInteger(fen))).toBe(true)
        for (const [place, { quantity }] of lines.entries()) {
          const pieces = shareOut(
            borne[place] ?? 0,
            Array.from({ length: quantity }, () => 1),
          )
          expect(sum(pieces)).toBe(borne[place])
        }
      },
    ),
  )
})
