/** Money that comes late, wrongly, untold, or while something of ours is broken: never lost. */
import { expect, test, vi } from 'vitest'
import { declareOrigin } from '../origins.ts'
import { aBuyer, orders } from './cast.ts'
import { aWechatShop, attention, house, lapse, money, openHouses, opens, reads, sweep, world } from './wechat-cast.ts'

openHouses()

test('another amount than was asked is not taken for payment; the books know it and somebody looks', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  house.pay(await opens(buyer, order), { amount: 1 })
  await house.postman.deliverDue()
  expect(await reads(buyer, order)).toMatchObject({ state: 'unpaid', attention: 'amount_mismatch' })
  expect(await money(shop)).toEqual({ 'clearing/wechat': 1, unapplied: 1 })
})

test('never: acknowledging before processing', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  house.pay(await opens(buyer, order))
  const down = vi.spyOn(world.ground.database.kysely, 'connection').mockImplementation(() => {
    throw new Error('the database is away')
  })
  const [told] = await house.postman.deliverDue()
  down.mockRestore()
  expect(told).toMatchObject({ status: 500, body: expect.stringContaining('FAIL') })
  expect((await reads(buyer, order)).state).toBe('unpaid')
  world.pass(15_000)
  expect(await house.postman.deliverDue()).toMatchObject([{ status: 200 }])
  expect((await reads(buyer, order)).state).toBe('paid')
})

test.each([
  ['where the stock is still there it is delivered', false],
  ['where it is gone the money goes back', true],
])('never: a payment one minute after close is lost: %s', async (_, isGone) => {
  const shop = await aWechatShop({ onHand: 1 })
  const [late, other] = [await aBuyer(world, shop), await aBuyer(world, shop, '小雪')]
  const order = await orders(late, shop)
  const no = await opens(late, order)
  house.faults.away = true
  await lapse(shop)
  if (isGone) await orders(other, shop)
  const trade = house.house.trades.get(no)
  if (trade) trade.expiresAt += 3_600_000
  world.pass(60_000)
  house.pay(no)
  house.faults.away = false
  expect(await house.postman.deliverDue()).toMatchObject([{ status: 200 }])
  const after = await reads(late, order)
  if (isGone) expect(after).toMatchObject({ state: 'cancelled', refunds: [{ why: 'paid_too_late', amountFen: 1990 }] })
  else expect(after).toMatchObject({ state: 'paid', refunds: [] })
  const back = () => [...house.house.refunds.values()].some(({ outTradeNo }) => outTradeNo === no)
  if (isGone) await expect.poll(back, { timeout: 10_000 }).toBe(true)
})

test('when an order lapses it is closed at the provider, who is asked first: one that was paid is settled', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const [open, paid] = [await orders(buyer, shop), await orders(buyer, shop)]
  const [openNo, paidNo] = [await opens(buyer, open), await opens(buyer, paid)]
  house.pay(paidNo, { silent: true })
  await lapse(shop)
  await expect.poll(() => house.house.trades.get(openNo)?.state, { timeout: 10_000 }).toBe('CLOSED')
  await expect.poll(async () => (await reads(buyer, paid)).state, { timeout: 10_000 }).toBe('paid')
  expect((await reads(buyer, open)).state).toBe('cancelled')
  expect(() => house.pay(openNo)).toThrow('已关闭')
})

test('a notice that was lost is made up for by asking', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  house.pay(await opens(buyer, order), { silent: true })
  await sweep(shop)
  expect((await reads(buyer, order)).state).toBe('unpaid')
  world.pass(4 * 60_000)
  await sweep(shop)
  await expect.poll(async () => (await reads(buyer, order)).state, { timeout: 10_000 }).toBe('paid')
})

test('never: re-validation after payment that throws leaves it paid, no record, no refund', async () => {
  let isBroken = true
  declareOrigin('shop', {
    paid: async () => {
      if (isBroken) throw new Error('it cannot be validated any more')
      return { awaits: null }
    },
  })
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const [kept, given] = [await orders(buyer, shop), await orders(buyer, shop)]
  house.pay(await opens(buyer, kept))
  const givenNo = await opens(buyer, given)
  expect(await house.postman.deliverDue()).toMatchObject([{ status: 500 }])
  expect(await attention(shop)).toEqual(['notice stuck', 'order settling_failed'])
  isBroken = false
  world.pass(15_000)
  expect(await house.postman.deliverDue()).toMatchObject([{ status: 200 }])
  expect(await reads(buyer, kept)).toMatchObject({ state: 'paid', attention: null })
  expect(await attention(shop)).toEqual([])

  isBroken = true
  house.pay(givenNo)
  await house.postman.deliverDue()
  await lapse(shop)
  await expect
    .poll(async () => (await reads(buyer, given)).refunds, { timeout: 10_000 })
    .toMatchObject([{ why: 'paid_too_late', amountFen: 1990 }])
  expect(await attention(shop)).toEqual([])
  declareOrigin('shop', {})
  house.postman.owed.length = 0
})
