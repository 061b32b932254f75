/** Our own Alipay against the gateway that keeps the rules. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alipayAccount, wrongKey } from '../../server/modules/commerce/providers/alipay/account.ts'
import { readBill } from '../../server/modules/commerce/providers/alipay/bills.ts'
import { readNotice } from '../../server/modules/commerce/providers/alipay/notices.ts'
import * as ours from '../../server/modules/commerce/providers/alipay/trades.ts'
import type { OpenedPayment, ProviderAccount } from '../../server/modules/commerce/providers/provider.ts'
import { ForgedLetter, ProviderAway, ProviderRefusal } from '../../server/modules/commerce/providers/refusals.ts'
import { type Alipay, alipayPublicKey, openAlipay, seller } from './alipay.ts'
import keys from './keys.json' with { type: 'json' }

let at = Date.parse('2026-11-22T02:00:00Z')
let gateway: Alipay
beforeAll(async () => {
  gateway = await openAlipay({ now: () => new Date(at) })
})
afterAll(() => gateway.close())

const own = { appId: seller.appId, privateKey: seller.privateKey, alipayPublicKey }
const account = (over: Partial<ProviderAccount> = {}) =>
  alipayAccount({ merchant: seller.sellerId, keys: own, host: gateway.url, at: new Date(at), ...over })

let count = 0
const payment = (over: Partial<OpenedPayment> = {}): OpenedPayment => ({
  id: 'pay_x',
  tradeNo: `trade${(count += 1)}`,
  amountFen: 1990,
  description: '临水手作茶',
  openedAt: new Date(at),
  expiresAt: new Date(at + 900_000),
  way: 'native',
  noticeUrl: 'https://shop.example/api/payments/notices/alipay/t',
  returnUrl: 'https://shop.example/pay/x',
  payer: { address: '203.0.113.7', openid: null },
  ...over,
})
const paid = async (over: Partial<OpenedPayment> = {}) => {
  const one = payment(over)
  await ours.openTrade(account(), one)
  gateway.pay(one.tradeNo, { silent: true })
  return one
}
const refundOf = ({ tradeNo, amountFen }: OpenedPayment, over: object = {}) => ({
  refundNo: `refund${(count += 1)}`,
  tradeNo,
  amountFen,
  paidFen: amountFen,
  why: '不想要了',
  noticeUrl: 'https://shop.example/n',
  ...over,
})

test('a code, a page and a page for phones; asked after, closed, paid, given back', async () => {
  for (const way of ['page', 'h5', 'native'] as const) {
    const one = payment({ way })
    const handed = await ours.openTrade(account(), one)
    if (handed.url) expect(await (await fetch(handed.url)).text()).toContain('10000')
    else expect(handed.code).toContain('qr.alipay.com')
    expect(await ours.askTrade(account(), one.tradeNo)).toEqual({ state: 'open' })
    gateway.see(one.tradeNo)
    await ours.closeTrade(account(), one.tradeNo)
    expect(await ours.askTrade(account(), one.tradeNo)).toEqual({ state: 'over' })
  }
  const one = await paid()
  const notice = { tradeNo: one.tradeNo, amountFen: 1990, paidAt: new Date(at) }
  expect(await ours.askTrade(account(), one.tradeNo)).toMatchObject({ state: 'paid', notice })
  await expect(ours.closeTrade(account(), one.tradeNo)).rejects.toMatchObject({ code: 'ACQ.TRADE_STATUS_ERROR' })
  expect(await ours.refundTrade(account(), refundOf(one))).toEqual({ state: 'done' })
  expect(await ours.askTrade(account(), one.tradeNo)).toMatchObject({ state: 'refunded' })
  await expect(ours.closeTrade(account(), 'nobody')).resolves.toBeUndefined()
})

test('a refund asked twice is one; never arrived, it is sent by asking; refused with the reason', async () => {
  const one = await paid()
  const refund = refundOf(one, { amountFen: 1000 })
  expect(await ours.askRefund(account(), refund)).toEqual({ state: 'done' })
  expect(await ours.refundTrade(account(), refund)).toEqual({ state: 'done' })
  const more = await ours.refundTrade(account(), refundOf(one, { amountFen: 991 }))
  expect(more).toEqual({ state: 'refused', reason: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL' })
  gateway.house.trades.get(one.tradeNo)!.status = 'TRADE_FINISHED'
  const late = await ours.refundTrade(account(), refundOf(one, { amountFen: 1 }))
  expect(late).toEqual({ state: 'refused', reason: 'ACQ.TRADE_HAS_FINISHED' })
})

test('away, busy, changed on the way or unsigned: out of reach, never believed; a wrong key of ours is a refusal', async () => {
  for (const fault of ['away', 'busy', 'tampered', 'unsigned'] as const) {
    gateway.faults[fault] = true
    await expect(ours.openTrade(account(), payment())).rejects.toThrow(ProviderAway)
    gateway.faults[fault] = false
  }
  const wrong = account({ keys: { ...own, privateKey: keys.platform.privateKey } })
  await expect(ours.openTrade(wrong, payment())).rejects.toThrow(ProviderRefusal)
})

test('a notice is read in our own words; changed, it is forged; of another app or seller, foreign', async () => {
  const one = await paid()
  const letterOf = (over: Record<string, string> = {}) => {
    const { headers, body } = gateway.write('https://shop.example/n', one.tradeNo, over)
    return { headers, body: Buffer.from(body) }
  }
  expect(await readNotice(account(), letterOf())).toMatchObject({ kind: 'paid', notice: { amountFen: 1990 } })
  const changed = { ...letterOf(), body: Buffer.from(letterOf().body.toString().replace('19.90', '99.90')) }
  await expect(readNotice(account(), changed)).rejects.toThrow(ForgedLetter)
  for (const over of [{ app_id: '2021000000000009' }, { seller_id: '2088000000000009' }])
    expect(await readNotice(account(), letterOf(over))).toMatchObject({ kind: 'foreign' })
  const refund = { refund_fee: '1.00', out_biz_no: 'R9', gmt_refund: '2026-11-22 10:00:00.123' }
  expect(await readNotice(account(), letterOf(refund))).toMatchObject({ kind: 'refund', notice: { refundNo: 'R9' } })
  expect(await readNotice(account(), letterOf({ trade_status: 'TRADE_CLOSED' }))).toEqual({ kind: 'nothing' })
})

test('the bill of a day, out of its ZIP and its encoding; none before nine', async () => {
  expect(await readBill(account(), '2026-11-22')).toBeNull()
  const one = await paid({ amountFen: 123_456 })
  const refund = refundOf(one, { amountFen: 56 })
  await ours.refundTrade(account(), refund)
  at = Date.parse('2026-11-23T02:00:00Z')
  const bill = await readBill(account(), '2026-11-22')
  expect(bill).toContainEqual({ tradeNo: one.tradeNo, amountFen: 123_456 })
  expect(bill).toContainEqual({ tradeNo: refund.refundNo, amountFen: -56 })
})

test('keys that were typed wrong are named; bare keys, as the key tool shows them, are read', () => {
  const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')
  expect(wrongKey(seller.sellerId, own)).toBeNull()
  const { privateKey, alipayPublicKey: known } = own
  expect(wrongKey(seller.sellerId, { ...own, privateKey: bare(privateKey), alipayPublicKey: bare(known) })).toBeNull()
  expect(wrongKey('1', own)).toBe('merchant')
  expect(wrongKey(seller.sellerId, { ...own, alipayPublicKey: 'x' })).toBe('alipayPublicKey')
})
