import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  actSandboxEndpoint,
  listMyCouponsEndpoint,
  makeCouponEndpoint,
  openPaymentEndpoint,
  readOrderEndpoint,
  redeemEndpoint,
  takeCouponEndpoint,
} from '../../commerce/contract.ts'
import { lapseOrders } from '../../commerce/operations/lapse-orders.ts'
import { aBuyer, aProduct, aShop, money, pays, variantOf } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  changeActivityEndpoint,
  changeEntryEndpoint,
  confirmEntryEndpoint,
  enterRelayEndpoint,
  listParticipationsEndpoint,
  makeActivityEndpoint,
  quoteRelayEndpoint,
  readActivityEndpoint,
  type RelayTerms,
} from '../contract.ts'
import { recount } from '../operations/recounts/recount.ts'
import { activityWords, lapse, people } from './cast.ts'
import { aPaidRelay, cancels, entersPaid, readsRelay } from './relay-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

test('paid in the shop: paid in time it is in, with a code; unpaid it lapses, and its place is free', async () => {
  const relay = await aPaidRelay(world, { places: 1 })
  const [a, b] = (await people(world, relay, 2)) as [Someone, Someone]
  const held = (await entersPaid(a, relay)).body
  const next = (await entersPaid(b, relay)).body.entry
  expect([held.entry.state, next.state]).toEqual(['held', 'waiting'])
  await lapse(world, relay)
  expect((await readsRelay(a, relay)).mine).toMatchObject([{ state: 'cancelled', cancelledWhy: 'unpaid', no: 1 }])
  const taken = await b.asks(confirmEntryEndpoint, { entryId: next.id, totalFen: 1200 })
  const paid = await pays(b, present(taken.order))
  expect(paid.order.state).toBe('paid')
  expect((await readsRelay(b, relay)).mine).toMatchObject([{ state: 'entered', no: 2 }])
  const code = paid.order.redeemCode ?? ''
  await relay.owner.asks(redeemEndpoint, { code })
  expect((await relay.owner.tries(redeemEndpoint, { code })).problem?.code).toBe('commerce.code_used')
})

test('paid late: under its own number while there is a place, else all of the money goes back', async () => {
  const relay = await aPaidRelay(world, { places: 1 })
  const [a, b] = (await people(world, relay, 2)) as [Someone, Someone]
  const late = async (who: Someone) => {
    const { order } = (await entersPaid(who, relay)).body
    const { id: paymentId } = await who.asks(openPaymentEndpoint, { orderId: present(order).id })
    await lapse(world, relay)
    return { order, pay: () => who.asks(actSandboxEndpoint, { paymentId, act: 'pay' }) }
  }
  const first = await late(a)
  const second = await late(b)
  await first.pay()
  expect((await readsRelay(a, relay)).mine).toMatchObject([{ state: 'entered', no: 1 }])
  await second.pay()
  expect(await b.asks(readOrderEndpoint, { orderId: present(second.order).id })).toMatchObject({
    state: 'refunded',
    endedWhy: 'relay_full',
  })
  await expect.poll(() => money(world, relay)).toEqual({ 'clearing/sandbox': 1200, prepaid: 1200 })
})

test('whoever cancels what was paid gets it back, once; the place and the goods are there again', async () => {
  const relay = await aPaidRelay(world, { places: 1 })
  const [a, b] = (await people(world, relay, 2)) as [Someone, Someone]
  const { entry, order } = (await entersPaid(a, relay)).body
  await pays(a, present(order))
  const twice = await Promise.all([cancels(a, entry.id), cancels(a, entry.id)])
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
  await expect.poll(() => money(world, relay)).toEqual({})
  expect((await entersPaid(b, relay)).body.entry).toMatchObject({ state: 'held', no: 2 })
  expect(
    (await a.tries(changeEntryEndpoint, { entryId: entry.id, items: [{ name: '茶', quantity: 2 }] })).problem?.code,
  ).toBe('promotions.entry_closed')
})

test('what was joined stays as it was: a new version changes no order (X-8)', async () => {
  const relay = await aPaidRelay(world)
  const buyer = await aBuyer(world, relay)
  const { order } = (await entersPaid(buyer, relay)).body
  const dearer = [{ name: '茶', fen: 1500, variantId: relay.variantId }]
  const terms = { ...(relay.activity.terms as RelayTerms), items: dearer }
  await relay.owner.asks(changeActivityEndpoint, {
    ...activityWords(world, relay, terms),
    activityId: relay.activity.id,
    version: 1,
  })
  expect((await pays(buyer, present(order))).order).toMatchObject({ state: 'paid', paidFen: 1200 })
  expect((await readsRelay(buyer, relay)).mine).toMatchObject([{ totalFen: 1200, state: 'entered' }])
})

test('CO-3, CO-4 in a relay: a coupon lowers the entry, each line bears its share, and it comes back with the cancelling', async () => {
  const shop = await aShop(world)
  const cake = await aProduct(shop, { title: '米糕' })
  const items = [
    { name: '茶', fen: 1200, variantId: shop.variantId },
    { name: '糕', fen: 700, variantId: variantOf(cake) },
  ]
  const terms = { kind: 'relay' as const, pays: 'shop' as const, items, deliveries: ['code' as const] }
  const makes = (words: object) =>
    shop.owner.asks(makeActivityEndpoint, activityWords(world, shop, { ...terms, ...words }))
  const { id: activityId } = await makes({ coupons: true })
  const { id: couponId } = await shop.owner.asks(makeCouponEndpoint, {
    title: '减十元',
    off: { kind: 'amount', fen: 1000 },
    perPerson: 2,
  })
  const buyer = await aBuyer(world, shop)
  const taken = await buyer.asks(takeCouponEndpoint, { communityId: shop.community.id, couponId })
  const state = async () => (await buyer.asks(listMyCouponsEndpoint, {})).rows.map((one) => one.state)
  const asked = {
    activityId,
    items: [
      { name: '茶', quantity: 1 },
      { name: '糕', quantity: 1 },
    ],
    delivery: 'code' as const,
  }
  const quoted = await buyer.asks(quoteRelayEndpoint, asked)
  expect(quoted).toMatchObject({ totalFen: 1900, coupons: [{ fen: 1000, taken: { id: taken.id } }] })
  const lowered = { ...asked, takenCouponId: taken.id }
  expect(await buyer.asks(quoteRelayEndpoint, lowered)).toMatchObject({ discountFen: 1000, totalFen: 900 })
  expect((await buyer.tries(enterRelayEndpoint, { ...lowered, totalFen: 1900 })).problem?.code).toBe(
    'commerce.price_changed',
  )
  const { entry, order } = await buyer.asks(enterRelayEndpoint, { ...lowered, totalFen: 900 })
  expect(await state()).toEqual(['frozen'])
  const paid = await pays(buyer, order as never)
  expect(paid.order.lines.map(({ discountFen }) => discountFen)).toEqual([632, 368])
  expect(await state()).toEqual(['used'])
  expect((await cancels(buyer, entry.id)).status).toBe(200)
  await expect.poll(() => money(world, shop)).toEqual({})
  expect(await state(), 'undone as a whole, it is there again').toEqual(['unused'])
  await buyer.asks(enterRelayEndpoint, { ...lowered, totalFen: 900 })
  world.pass(16 * 60_000)
  await world.within(shop.tenant.id, lapseOrders)
  expect(await state(), 'lapsed unpaid').toEqual(['unused'])
  const { id: without } = await makes({})
  const refused = await buyer.tries(enterRelayEndpoint, { ...lowered, activityId: without, totalFen: 900 })
  expect(refused.problem?.code, 'where the leader did not allow coupons').toBe('commerce.coupon_unusable')
  expect(await world.within(shop.tenant.id, recount)).toBe(0)
})

test('my participations and the figures are counted from rows', async () => {
  const relay = await aPaidRelay(world)
  const [a, b] = (await people(world, relay, 2)) as [Someone, Someone]
  await pays(a, present((await entersPaid(a, relay)).body.order))
  await entersPaid(b, relay)
  const read = await relay.owner.asks(readActivityEndpoint, { activityId: relay.activity.id })
  expect(read.figures).toMatchObject({ people: 2, orders: 2, paid: 1, paidFen: 1200, succeeded: 1 })
  expect(read.rules.map(({ key }) => key)).toContain('promotions.rules.relay_pays_shop')
  expect((await a.asks(listParticipationsEndpoint, {})).rows).toMatchObject([{ kind: 'relay', state: 'entered' }])
})
