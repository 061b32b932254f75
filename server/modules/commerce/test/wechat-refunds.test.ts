/** Refunds with WeChat Pay, and the day compared with its bill. */
import { expect, test } from 'vitest'
import { listAuditEndpoint } from '../../identity/contract.ts'
import {
  listReconciliationsEndpoint,
  type RefundId,
  refundOrderEndpoint,
  settleAbnormalRefundEndpoint,
} from '../contract.ts'
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

test.each([
  [
    'another card of the buyer',
    { kind: 'card', bank: 'CMB_DEBIT', cardNumber: '6225 8801 2345 6789', cardHolder: '何苗' },
  ],
  ['the merchant’s own account', { kind: 'merchant' }],
] as const)('an abnormal refund goes on to %s under its number; of a card nothing is kept', async (_, way) => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  const no = await opens(buyer, order)
  house.pay(no)
  await house.postman.deliverDue()
  const { refunds } = await shop.owner.asks(refundOrderEndpoint, { orderId: order.id, why: '不想要了' })
  const refundId = refunds[0]?.id as RefundId
  const settles = () => shop.owner.tries(settleAbnormalRefundEndpoint, { refundId, way })
  const sent = () => [...house.house.refunds.values()].find(({ outTradeNo }) => outTradeNo === no)
  await expect.poll(() => sent()?.outRefundNo, { timeout: 10_000 }).toBeDefined()
  expect((await settles()).problem?.code).toBe('commerce.refund_not_abnormal')
  house.endRefund(sent()?.outRefundNo ?? '', 'ABNORMAL')
  await house.postman.deliverDue()
  house.faults.away = true
  expect((await settles()).problem?.code).toBe('commerce.provider_unreachable')
  house.faults.away = false
  expect(await attention(shop)).toEqual(['refund ABNORMAL'])
  expect((await settles()).body.state).toBe('sent')
  expect(await attention(shop)).toEqual([])
  house.endRefund(sent()?.outRefundNo ?? '', 'SUCCESS')
  await house.postman.deliverDue()
  expect((await reads(buyer, order)).refunds).toMatchObject([{ state: 'done' }])
  expect(await money(shop)).toEqual({})
  const written = JSON.stringify(await shop.owner.asks(listAuditEndpoint, {}))
  expect(written).toContain('commerce.settle_abnormal_refund')
  expect(written).not.toMatch(/6225|何苗/)
})

test('an abnormal refund: a card’s number that is none is refused where it is typed', async () => {
  const shop = await aWechatShop()
  const way = { kind: 'card', bank: 'CMB_DEBIT', cardNumber: '62', cardHolder: '何苗' } as const
  const refundId = 'rfd_01jd4x0000e0080000000000ab' as RefundId
  expect((await shop.owner.tries(settleAbnormalRefundEndpoint, { refundId, way })).status).toBe(400)
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
