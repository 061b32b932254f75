import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  actSandboxEndpoint,
  confirmReceiptEndpoint,
  openPaymentEndpoint,
  refundOrderEndpoint,
  shipOrderEndpoint,
} from '../../commerce/contract.ts'
import { aBuyer, money, pays } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { callOffPresaleEndpoint, readActivityEndpoint, readPresaleCourseEndpoint } from '../contract.ts'
import { lapse, people } from './cast.ts'
import { presaleCast } from './presale-cast.ts'

let world: World
let cast: ReturnType<typeof presaleCast>
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  cast = presaleCast(world)
  await world.work()
})
afterAll(() => world.close())

test('a deposit, then the balance: together exactly the price; earned when the goods are received', async () => {
  const fair = await cast.aPresale()
  const buyer = await aBuyer(world, fair)
  const presale = await cast.joins(buyer, fair)
  expect(await cast.reads(buyer, presale.id)).toMatchObject({
    state: 'deposited',
    priceFen: 1990,
    depositFen: 500,
    balanceFen: 1490,
  })
  expect((await cast.balances(buyer, presale.id)).problem?.code).toBe('promotions.balance_not_due')
  expect((await cast.orderOf(buyer, presale.depositOrderId)).awaits).toBe('presale')
  await cast.pass(fair, 8.5)
  expect(await cast.reads(buyer, presale.id)).toMatchObject({ state: 'open', may: ['order_balance'] })
  const { body } = await cast.balances(buyer, presale.id)
  expect(body.order.totalFen + presale.depositFen).toBe(1990)
  await pays(buyer, body.order)
  expect((await cast.reads(buyer, presale.id)).state).toBe('paid')
  await fair.owner.asks(shipOrderEndpoint, { orderId: body.order.id, carrier: '顺丰', tracking: 'SF10001' })
  await buyer.asks(confirmReceiptEndpoint, { orderId: body.order.id })
  await cast.becomes(buyer, presale.id, 'delivered')
  await cast.settledMoney(fair, { 'clearing/sandbox': 1990, sales: 1990 })
  const { figures } = await buyer.asks(readActivityEndpoint, { activityId: fair.activity.id })
  expect(figures).toMatchObject({ people: 1, orders: 1, paidFen: 1990, succeeded: 1 })
})

test('twenty buyers at once for seven pieces: seven are taken; who does not pay frees them, once', async () => {
  const fair = await cast.aPresale({ pieces: 7 })
  const buyers = await people(world, fair, 20)
  const answers = await Promise.all(buyers.map((one) => cast.deposits(one, fair)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(7)
  expect(answers.filter(({ problem }) => problem?.code === 'promotions.quota_taken')).toHaveLength(13)
  await lapse(world, fair, 31)
  await lapse(world, fair, 31)
  const course = await fair.owner.asks(readPresaleCourseEndpoint, { activityId: fair.activity.id })
  expect(course.items[0]).toMatchObject({ left: 7, deposited: 0 })
  expect((await cast.deposits(buyers[0] as Someone, fair)).status).toBe(200)
  expect((await cast.deposits(buyers[0] as Someone, fair)).problem?.code).toBe('promotions.quota_taken')
})

test('too few pieces when the balance begins: every deposit goes back exactly once', async () => {
  const fair = await cast.aPresale({ atLeast: 4, perPerson: 2 })
  const [one, two] = (await people(world, fair, 2)) as [Someone, Someone]
  const [a, b] = [await cast.joins(one, fair, 2), await cast.joins(two, fair)]
  await cast.pass(fair, 8.5)
  await Promise.all([cast.sweep(fair), cast.sweep(fair), cast.sweep(fair)])
  await cast.becomes(one, a.id, 'refunded')
  await cast.becomes(two, b.id, 'refunded')
  expect(await cast.orderOf(one, a.depositOrderId)).toMatchObject({
    state: 'refunded',
    endedWhy: 'too_few',
    refunds: [{ amountFen: 1000 }],
  })
  await cast.settledMoney(fair, {})
})

test('enough pieces: what was only ordered does not count, what was paid for does', async () => {
  const fair = await cast.aPresale({ atLeast: 2, perPerson: 2 })
  const [one, two] = (await people(world, fair, 2)) as [Someone, Someone]
  const presale = await cast.joins(one, fair, 2)
  await cast.deposits(two, fair)
  await cast.pass(fair, 8.5)
  expect((await cast.reads(one, presale.id)).state).toBe('open')
})

test('a balance that is not paid in time: the deposit goes back, or stays with the shop where that was told', async () => {
  for (const unpaidBalance of ['refund', 'keep'] as const) {
    const fair = await cast.aPresale({ unpaidBalance })
    const buyer = await aBuyer(world, fair)
    const presale = await cast.joins(buyer, fair)
    await cast.pass(fair, 8.5)
    await cast.balances(buyer, presale.id)
    await lapse(world, fair, 31)
    expect((await cast.reads(buyer, presale.id)).state).toBe('open')
    await cast.pass(fair, 2)
    await cast.becomes(buyer, presale.id, unpaidBalance === 'keep' ? 'kept' : 'refunded')
    expect((await cast.balances(buyer, presale.id)).problem?.code).toBe('promotions.balance_not_due')
    await cast.settledMoney(fair, unpaidBalance === 'keep' ? { 'clearing/sandbox': 500, sales: 500 } : {})
  }
})

test('not on its way when it was due: deposit and balance both go back, once; what was sent stays sold', async () => {
  const fair = await cast.aPresale()
  const [one, two] = (await people(world, fair, 2)) as [Someone, Someone]
  const [a, b] = [await cast.joins(one, fair), await cast.joins(two, fair)]
  await cast.pass(fair, 8.5)
  await pays(one, (await cast.balances(one, a.id)).body.order)
  const sent = (await pays(two, (await cast.balances(two, b.id)).body.order)).order
  await fair.owner.asks(shipOrderEndpoint, { orderId: sent.id, carrier: '顺丰', tracking: 'SF10002' })
  await cast.pass(fair, 12)
  await Promise.all([cast.sweep(fair), cast.sweep(fair)])
  await cast.becomes(one, a.id, 'refunded')
  expect((await cast.reads(two, b.id)).state).toBe('paid')
  await cast.settledMoney(fair, { 'clearing/sandbox': 1990, prepaid: 1990 })
})

test('called off by the shop: everybody gets everything back, once; who pays a moment later, too', async () => {
  const fair = await cast.aPresale()
  const [one, late] = (await people(world, fair, 2)) as [Someone, Someone]
  const presale = await cast.joins(one, fair)
  const { body: held } = await cast.deposits(late, fair)
  const { id: paymentId } = await late.asks(openPaymentEndpoint, { orderId: held.order.id })
  const off = { activityId: fair.activity.id, why: '供货商停产' }
  expect((await one.tries(callOffPresaleEndpoint, off)).status).toBe(403)
  const answers = await Promise.all([1, 2].map(() => fair.owner.tries(callOffPresaleEndpoint, off)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(answers[0]?.body.calledOff?.why).toBe('供货商停产')
  await late.asks(actSandboxEndpoint, { paymentId, act: 'pay' })
  await cast.becomes(one, presale.id, 'refunded')
  await cast.becomes(late, held.presale.id, 'refunded')
  expect((await cast.deposits(one, fair)).problem?.code).toBe('promotions.activity_not_running')
  expect((await cast.orderOf(one, presale.depositOrderId)).refunds).toHaveLength(1)
  await cast.settledMoney(fair, {})
})

test('a balance paid at the same instant as the call-off ends paid and refunded, or refused and refunded: never kept', async () => {
  const fair = await cast.aPresale()
  const buyers = await people(world, fair, 6)
  const presales = []
  for (const buyer of buyers) presales.push(await cast.joins(buyer, fair))
  await cast.pass(fair, 8.5)
  const payments: (() => Promise<unknown>)[] = []
  for (const [place, buyer] of buyers.entries()) {
    const { body } = await cast.balances(buyer, presales[place]!.id)
    const { id } = await buyer.asks(openPaymentEndpoint, { orderId: body.order.id })
    payments.push(() => buyer.asks(actSandboxEndpoint, { paymentId: id, act: 'pay' }))
  }
  const off = { activityId: fair.activity.id, why: '停产' }
  await Promise.all([
    ...payments.slice(0, 3).map((pay) => pay()),
    fair.owner.asks(callOffPresaleEndpoint, off),
    ...payments.slice(3).map((pay) => pay()),
  ])
  await cast.sweep(fair)
  for (const [place, buyer] of buyers.entries()) await cast.becomes(buyer, presales[place]!.id, 'refunded')
  await cast.settledMoney(fair, {})
  expect(await money(world, fair)).toEqual({})
})

test('the whole balance refunded by the desk takes the deposit with it; its own deposit by hand frees the pieces', async () => {
  const fair = await cast.aPresale({ pieces: 2 })
  const [one, two] = (await people(world, fair, 2)) as [Someone, Someone]
  const [a, b] = [await cast.joins(one, fair), await cast.joins(two, fair)]
  await fair.owner.asks(refundOrderEndpoint, { orderId: b.depositOrderId, why: '买家不要了', backToStock: false })
  expect((await cast.reads(two, b.id)).state).toBe('refunded')
  expect((await cast.deposits(two, fair)).status).toBe(200)
  await cast.pass(fair, 8.5)
  const { order } = await pays(one, (await cast.balances(one, a.id)).body.order)
  await fair.owner.asks(refundOrderEndpoint, { orderId: order.id, why: '退货', backToStock: false })
  await cast.becomes(one, a.id, 'refunded')
  await cast.settledMoney(fair, {})
})
