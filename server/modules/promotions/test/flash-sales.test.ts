import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  actSandboxEndpoint,
  openPaymentEndpoint,
  readOrderEndpoint,
  readProductEndpoint,
  refundOrderEndpoint,
} from '../../commerce/contract.ts'
import { aBuyer, money, pays } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  listParticipationsEndpoint,
  makeActivityEndpoint,
  readActivityEndpoint,
  readFlashSaleEndpoint,
} from '../contract.ts'
import { activityWords, aFlashSale, buysFlash, type Fair, lapse, people } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

const reads = (someone: Someone, { activity }: Fair) => someone.asks(readFlashSaleEndpoint, { activityId: activity.id })
const left = async (someone: Someone, fair: Fair) => (await reads(someone, fair)).items[0]?.left
const codesOf = (answers: { status: number; problem: { code: string } | null }[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ problem }) => problem?.code ?? 'ordered')].map(([code, all]) => [code, all.length]),
  )

test('ten pieces and thirty buyers at once: exactly ten are sold, what is sold is counted from rows', async () => {
  const fair = await aFlashSale(world)
  const buyers = await people(world, fair, 30)
  const answers = await Promise.all(buyers.map((one) => buysFlash(one, fair)))
  expect(codesOf(answers)).toEqual({ ordered: 10, 'commerce.sold_out': 20 })
  const first = answers.findIndex(({ status }) => status === 200)
  await pays(buyers[first] as Someone, present(answers[first]).body)
  expect(await reads(buyers[first] as Someone, fair)).toMatchObject({ items: [{ left: 0, soldShare: 1000, mine: 1 }] })
  const read = await fair.owner.asks(readActivityEndpoint, { activityId: fair.activity.id })
  expect(read.figures).toMatchObject({ people: 10, orders: 10, paid: 1, paidFen: 500 })
})

test('never: a payment one minute after the timeout cancel sells stock that was already given away (seckill)', async () => {
  const fair = await aFlashSale(world, { pieces: 1 })
  const [late, quick] = (await people(world, fair, 2)) as [Someone, Someone]
  const { body: held } = await buysFlash(late, fair)
  const { id: paymentId } = await late.asks(openPaymentEndpoint, { orderId: held.id })
  expect((await buysFlash(quick, fair)).problem?.code).toBe('commerce.sold_out')
  await lapse(world, fair, 11)
  const second = await buysFlash(quick, fair)
  await pays(quick, second.body)
  await late.asks(actSandboxEndpoint, { paymentId, act: 'pay' })
  expect(await late.asks(readOrderEndpoint, { orderId: held.id })).toMatchObject({
    state: 'refunded',
    endedWhy: 'sold_out',
    refunds: [{ amountFen: 500 }],
  })
  expect(await left(quick, fair)).toBe(0)
  await expect.poll(() => money(world, fair)).toEqual({ 'clearing/sandbox': 500, sales: 500 })
  const { variants } = await fair.owner.asks(readProductEndpoint, { productId: fair.product.id })
  expect(variants[0]?.left).toBe(99)
})

test('paid late while a piece is still there, it is taken again; never dropped', async () => {
  const fair = await aFlashSale(world, { pieces: 1 })
  const late = await aBuyer(world, fair)
  const { body: held } = await buysFlash(late, fair)
  const { id: paymentId } = await late.asks(openPaymentEndpoint, { orderId: held.id })
  await lapse(world, fair, 11)
  expect(await left(late, fair)).toBe(1)
  await late.asks(actSandboxEndpoint, { paymentId, act: 'pay' })
  expect((await late.asks(readOrderEndpoint, { orderId: held.id })).state).toBe('received')
  expect(await left(late, fair)).toBe(0)
})

test('never: invented sales numbers: nothing is said to be sold that was not paid, and nothing can be typed in', async () => {
  const fair = await aFlashSale(world, { pieces: 2 })
  const buyer = await aBuyer(world, fair)
  await buysFlash(buyer, fair)
  expect(await reads(buyer, fair)).toMatchObject({ items: [{ soldShare: 0, left: 1 }] })
  const invented = { variantId: fair.variantId, fen: 500, pieces: 2, sold: 900 }
  const words = activityWords(world, fair, { kind: 'flash_sale', items: [invented] })
  const made = await fair.owner.asks(makeActivityEndpoint, words)
  expect(JSON.stringify(made.terms)).not.toContain('900')
})

test('never: a per-user limit checked only by SELECT: one person asking eight times at once gets what one may have', async () => {
  const fair = await aFlashSale(world, { perPerson: 2 })
  const buyer = await aBuyer(world, fair)
  const answers = await Promise.all(Array.from({ length: 8 }, () => buysFlash(buyer, fair)))
  expect(codesOf(answers)).toEqual({ ordered: 2, 'promotions.quota_taken': 6 })
  expect(await left(buyer, fair)).toBe(8)
  await lapse(world, fair, 11)
  expect(await left(buyer, fair)).toBe(10)
  expect((await buysFlash(buyer, fair)).status).toBe(200)
})

test('a refunded piece is there again, once; a second sweep gives nothing back', async () => {
  const fair = await aFlashSale(world, { pieces: 1 })
  const [buyer, next] = (await people(world, fair, 2)) as [Someone, Someone]
  const { order } = await pays(buyer, (await buysFlash(buyer, fair)).body)
  await fair.owner.asks(refundOrderEndpoint, { orderId: order.id, why: '不想要了', backToStock: true })
  await lapse(world, fair, 11)
  expect(await left(next, fair)).toBe(1)
  expect((await buysFlash(next, fair)).status).toBe(200)
  expect((await buysFlash(buyer, fair)).problem?.code).toBe('commerce.sold_out')
  expect((await buyer.asks(listParticipationsEndpoint, {})).rows).toMatchObject([
    { kind: 'flash_sale', state: 'ended' },
  ])
})

test('the shelf is never oversold by a campaign that promises more than there is', async () => {
  const fair = await aFlashSale(world, { pieces: 10 }, { onHand: 3 })
  const answers = await Promise.all((await people(world, fair, 8)).map((one) => buysFlash(one, fair)))
  expect(codesOf(answers)).toEqual({ ordered: 3, 'commerce.sold_out': 5 })
})

test('open only in its hours, which are those of the tenant; each has its own pieces where told', async () => {
  const hours = [
    { from: '00:00', to: '00:01' },
    { from: '23:00', to: '23:30' },
  ]
  const closed = await aFlashSale(world, { hours, piecesPer: 'slot', pieces: 1 })
  const buyer = await aBuyer(world, closed)
  const seen = await reads(buyer, closed)
  expect(seen.open).toBeNull()
  expect((await buysFlash(buyer, closed)).problem?.code).toBe('promotions.slot_closed')
  const opensAt = new Date(seen.next?.opensAt ?? '').getTime()
  expect(new Date(opensAt).getUTCHours()).toBe(15)
  world.pass(opensAt - world.now().getTime() + 1000)
  const other = await aBuyer(world, closed)
  expect((await buysFlash(other, closed)).status).toBe(200)
  expect(await left(other, closed)).toBe(0)
  world.pass(3_600_000 + 5000)
  const next = await reads(other, closed)
  expect(next).toMatchObject({ open: { closesAt: next.open?.closesAt }, items: [{ left: 1 }] })
})

test.each([
  ['nothing to sell', { items: [] }],
  ['no pieces', { pieces: 0 }],
  ['hours that end before they begin', { hours: [{ from: '12:00', to: '10:00' }] }],
  [
    'hours that overlap',
    {
      hours: [
        { from: '10:00', to: '12:00' },
        { from: '11:00', to: '13:00' },
      ],
    },
  ],
  ['an hour that is none', { hours: [{ from: '25:00', to: '26:00' }] }],
  ['too long to pay', { payMinutes: 16 }],
  ['an order above the limit of a person', { perOrder: 3, perPerson: 2 }],
])('refused where it is typed: %s', async (_, terms: object) => {
  const refused = await aFlashSale(world, terms).catch((fault: Error) => fault.message)
  expect(refused).toContain('kernel.invalid_input')
})
