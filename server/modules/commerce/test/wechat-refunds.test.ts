/** Refunds with WeChat Pay, and the day compared with its bill. */
import { expect, test } from 'vitest'
import { listReconciliationsEndpoint, refundOrderEndpoint } from '../contract.ts'
import { askForYesterday } from '../jobs/reconcile.ts'
import { aBuyer, orders } from './cast.ts'
import {
  aWechatShop,
  attention,
  deliver,
  house,
  mchid,
  money,
  noticesOf,
  openHouses,
  opens,
  reads,
  sweep,
  world,
} from './wechat-cast.ts'

openHouses()

test('a refund is sent, told, booked; told before we know it is sent, twice, or of another amount', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  house.pay(await opens(buyer, order))
  await house.postman.deliverDue()
  await shop.owner.asks(refundOrderEndpoint, { orderId: order.id, why: '不想要了' })
  const sent = () => [...house.house.refunds.values()].find(({ outTradeNo }) => outTradeNo === trade)
  const trade = [...house.house.trades.values()].at(-1)?.outTradeNo
  await expect.poll(() => sent()?.status, { timeout: 10_000 }).toBe('PROCESSING')
  expect(await money(shop)).toMatchObject({ 'clearing/wechat': 1990, refunds_due: 1990 })
  house.endRefund(sent()?.outRefundNo ?? '', 'SUCCESS')
  expect(await house.postman.deliverDue()).toMatchObject([{ status: 200 }])
  expect(await reads(buyer, order)).toMatchObject({ state: 'refunded', refunds: [{ state: 'done' }] })
  expect(await money(shop)).toEqual({})
})

test('a refund the bank cannot make is shown; seen to at the provider’s desk it arrives after all', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  const no = await opens(buyer, order)
  house.pay(no)
  await house.postman.deliverDue()
  await shop.owner.asks(refundOrderEndpoint, { orderId: order.id, why: '不想要了' })
  const refundNo = () =>
    [...house.house.refunds.values()].find(({ outTradeNo }) => outTradeNo === no)?.outRefundNo ?? ''
  await expect.poll(refundNo, { timeout: 10_000 }).not.toBe('')
  house.endRefund(refundNo(), 'ABNORMAL')
  await house.postman.deliverDue()
  expect(await attention(shop)).toEqual(['refund ABNORMAL'])
  house.endRefund(refundNo(), 'SUCCESS')
  await house.postman.deliverDue()
  expect(await attention(shop)).toEqual([])
  expect(await money(shop)).toEqual({})
})

test('a refund nobody here asked for, told before its payment: shown, and the payment that is told later settles', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  const no = await opens(buyer, order)
  house.pay(no)
  const to = noticesOf(shop)
  const told = { mchid, out_trade_no: no, out_refund_no: 'DESK1', refund_status: 'SUCCESS', amount: { refund: 100 } }
  expect(await deliver(house.write(to, 'REFUND.SUCCESS', told))).toMatchObject({ status: 200 })
  expect(await attention(shop)).toEqual(['notice unknown'])
  await house.postman.deliverDue()
  expect((await reads(buyer, order)).state).toBe('paid')
})

test('a day is compared with the provider’s bill; what only one side knows is shown; run again it is made anew', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  house.house.trades.clear()
  house.house.refunds.clear()
  house.pay(await opens(buyer, order))
  await house.postman.deliverDue()
  const lost = await opens(buyer, await orders(buyer, shop))
  house.pay(lost, { silent: true })
  world.pass(24 * 3_600_000)
  await world.within(shop.tenant.id, askForYesterday)
  const rows = async () => (await shop.owner.asks(listReconciliationsEndpoint, {})).rows
  await expect.poll(async () => (await rows()).length, { timeout: 10_000 }).toBe(1)
  expect(await rows()).toMatchObject([
    {
      provider: 'wechat',
      oursFen: 1990,
      theirsFen: 3980,
      differences: [{ tradeNo: lost, oursFen: null, theirsFen: 1990 }],
    },
  ])
  expect(await attention(shop)).toContain('reconciliation bill_differs')
  await sweep(shop)
  await expect.poll(async () => (await money(shop))['clearing/wechat'], { timeout: 10_000 }).toBe(3980)
  await world.within(shop.tenant.id, askForYesterday)
  await expect.poll(async () => (await rows())[0]?.differences, { timeout: 10_000 }).toEqual([])
})
