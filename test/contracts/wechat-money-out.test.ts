/** Our own profit sharing and transfers against the server that keeps the rules. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ProviderAway } from '../../server/modules/commerce/providers/refusals.ts'
import * as sharing from '../../server/modules/commerce/providers/wechat/profit-sharing.ts'
import { refundTrade } from '../../server/modules/commerce/providers/wechat/refunds.ts'
import { askTransfer, cancelTransfer, sendTransfer } from '../../server/modules/commerce/providers/wechat/transfers.ts'
import { deskAt } from './wechat-desk.ts'
import { openWechatPay, type WechatPay } from './wechat-pay.ts'

let at = Date.parse('2026-11-22T02:00:00Z')
const now = () => new Date(at)
let house: WechatPay
beforeAll(async () => {
  house = await openWechatPay({ now })
})
afterAll(async () => {
  await house.close()
})
beforeEach(() => void Object.assign(house.faults, { away: false, tampered: false, unsigned: false, stumbling: false }))

const { account, paid, refundOf } = deskAt(() => house, now)
let count = 0

describe('profit sharing', () => {
  const merchantPart = { type: 'MERCHANT_ID', account: '1900000222', name: '临水供应' } as const
  const shared = async () => {
    const one = await paid({ amountFen: 10_000 })
    const trade = house.house.trades.get(one.tradeNo)
    if (trade) Object.assign(trade, { sharing: true, frozen: 10_000 })
    return { one, transactionId: trade?.transactionId ?? '' }
  }

  test('added, split after a minute, finished, taken back before a refund, the rest set free', async () => {
    const { one, transactionId } = await shared()
    await sharing.addReceiver(account(), merchantPart, 'SUPPLIER')
    const parts = [{ ...merchantPart, amountFen: 3000, description: '供货分成' }]
    const words = { transactionId, splitNo: `S${one.tradeNo}`, parts, rest: 'keep' } as const
    await expect(sharing.splitPayment(account(), words)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    at += 61_000
    expect(await sharing.splitPayment(account(), words)).toMatchObject({ state: 'PROCESSING' })
    expect(await sharing.splitPayment(account(), words)).toMatchObject({ state: 'PROCESSING' })
    expect(await sharing.readUnsplit(account(), transactionId)).toBe(7000)
    at += 11_000
    const done = await sharing.askSplit(account(), words.splitNo, transactionId)
    expect(done).toMatchObject({ state: 'FINISHED', receivers: [{ result: 'SUCCESS', amount: 3000 }] })
    expect(await refundTrade(account(), refundOf(one))).toEqual({ state: 'refused', reason: 'NOT_ENOUGH' })
    const back = {
      splitNo: words.splitNo,
      returnNo: 'B1',
      merchant: merchantPart.account,
      amountFen: 3000,
      why: '退款',
    }
    expect(await sharing.returnPart(account(), back)).toMatchObject({ result: 'SUCCESS' })
    expect(await refundTrade(account(), refundOf(one))).toEqual({ state: 'sent' })
    const rest = { transactionId, splitNo: 'U1', why: '解冻全部' }
    expect(await sharing.unfreeze(account(), rest)).toMatchObject({ state: 'FINISHED' })
  })

  test('refused: strangers, more than the ratio, payments without the flag', async () => {
    const { transactionId } = await shared()
    at += 61_000
    const split = (accountNo: string, amountFen: number, of = transactionId) => {
      const parts = [{ type: 'MERCHANT_ID', account: accountNo, amountFen, description: '分成' } as const]
      return sharing.splitPayment(account(), { transactionId: of, splitNo: `T${(count += 1)}`, parts, rest: 'keep' })
    }
    await expect(split('1900000333', 1)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await expect(split('1900000222', 3001)).rejects.toMatchObject({ code: 'RULE_LIMIT' })
    const plain = house.house.trades.get((await paid()).tradeNo)?.transactionId ?? ''
    await expect(split('1900000222', 1, plain)).rejects.toMatchObject({ code: 'RULE_LIMIT' })
  })
})

describe('transfers', () => {
  const wanted = (over: object = {}) => ({
    transferNo: `W${(count += 1)}`,
    openid: 'oPayee0000000000000000000001',
    amountFen: 250_000,
    remark: '佣金',
    name: '林知远',
    scene: 'commission' as const,
    report: ['社群推广', '十一月佣金'],
    noticeUrl: 'https://shop.example/api/payments/notices/wechat/t',
    ...over,
  })

  test('sent, confirmed by the payee; the same number is the same transfer', async () => {
    house.house.balance = 1_000_000
    const one = wanted()
    const sent = await sendTransfer(account(), one)
    expect(sent).toMatchObject({ state: 'WAIT_USER_CONFIRM', package_info: expect.any(String) })
    expect((await sendTransfer(account(), one)).transfer_bill_no).toBe(sent.transfer_bill_no)
    house.confirm(one.transferNo)
    expect(await askTransfer(account(), one.transferNo)).toMatchObject({ state: 'SUCCESS' })
  })

  test('not confirmed within a day it fails; taken back it is cancelling; never sent it is unknown', async () => {
    const [late, back] = [wanted(), wanted()]
    await sendTransfer(account(), late)
    await sendTransfer(account(), back)
    expect(await cancelTransfer(account(), back.transferNo)).toBe('CANCELING')
    at += 25 * 3_600_000
    expect(await askTransfer(account(), late.transferNo)).toMatchObject({ state: 'FAIL' })
    expect(await askTransfer(account(), 'never')).toBeNull()
  })

  test('when it stumbles after having done it, asking tells, and nothing is sent twice', async () => {
    const one = wanted()
    house.faults.stumbling = true
    await expect(sendTransfer(account(), one)).rejects.toThrow(ProviderAway)
    house.faults.stumbling = false
    expect(await askTransfer(account(), one.transferNo)).toMatchObject({ state: 'WAIT_USER_CONFIRM' })
  })

  test('a large one without a name, a small one with one, and less than ten fen are refused', async () => {
    const { name: _, ...nameless } = wanted()
    await expect(sendTransfer(account(), nameless)).rejects.toMatchObject({ code: 'PARAM_ERROR' })
    await expect(sendTransfer(account(), wanted({ amountFen: 29 }))).rejects.toMatchObject({ code: 'PARAM_ERROR' })
    await expect(sendTransfer(account(), { ...nameless, amountFen: 9 })).rejects.toMatchObject({ code: 'PARAM_ERROR' })
  })
})
