/** The contract server, proved by a client that others wrote: only then is our own adapter believed when it agrees with it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Wechatpay } from 'wechatpay-axios-plugin'
import { merchant, openWechatPay, publicKey, publicKeyId, type WechatPay } from './wechat-pay.ts'
import keys from './keys.json' with { type: 'json' }

let house: WechatPay
let offset = 0
beforeAll(async () => {
  house = await openWechatPay({ now: () => new Date(Date.now() + offset) })
})
afterAll(() => house.close())

type Answer = { status: number; data: Record<string, unknown> }
type Sdk = { request: (path: string, method: 'get' | 'post', body?: object) => Promise<Answer> }

const clientOf = (over: { privateKey?: string; certs?: Record<string, string> } = {}): Sdk => {
  // The types of the official client hide how it is called.
  const { client } = new Wechatpay({
    mchid: merchant.mchid,
    serial: merchant.serial,
    privateKey: over.privateKey ?? merchant.privateKey,
    certs: over.certs ?? { [publicKeyId]: publicKey },
    baseURL: house.url,
    secret: '',
  }) as unknown as { client: Sdk }
  return client
}

/** What came back, refusals included; rejected only when the client does not believe it. */
async function asks(path: string, body?: object, client = clientOf()): Promise<Answer> {
  try {
    return await client.request(path, body ? 'post' : 'get', body)
  } catch (fault) {
    const { response } = fault as { response?: Answer }
    if (!response || response.status < 300) throw fault
    return { status: response.status, data: response.data }
  }
}

let count = 0
const order = (over: object = {}) => ({
  appid: merchant.appid,
  mchid: merchant.mchid,
  description: '读书会训练营',
  out_trade_no: `SQ20261122${String((count += 1)).padStart(4, '0')}`,
  notify_url: 'https://shop.example/notices',
  amount: { total: 9900, currency: 'CNY' },
  ...over,
})
const native = 'v3/pay/transactions/native'

test('an independent client places, asks after, pays and gives back', async () => {
  const wanted = order()
  const placed = await asks(native, wanted)
  expect(placed).toMatchObject({ status: 200, data: { code_url: expect.stringContaining('weixin://') } })
  expect((await asks(native, wanted)).data).toEqual(placed.data)
  house.pay(wanted.out_trade_no)
  const refund = {
    out_trade_no: wanted.out_trade_no,
    out_refund_no: 'R1',
    amount: { refund: 100, total: 9900, currency: 'CNY' },
  }
  expect(await asks('v3/refund/domestic/refunds', refund)).toMatchObject({ data: { status: 'PROCESSING' } })
  expect(await asks('v3/refund/domestic/refunds', refund)).toMatchObject({ data: { status: 'PROCESSING' } })
  house.endRefund('R1', 'SUCCESS')
  expect(await asks('v3/refund/domestic/refunds/R1')).toMatchObject({ data: { status: 'SUCCESS' } })
})

test('close answers 204 without a body, and nobody pays it afterwards', async () => {
  const wanted = order()
  await asks(native, wanted)
  const close = `v3/pay/transactions/out-trade-no/${wanted.out_trade_no}/close`
  expect(await asks(close, { mchid: merchant.mchid })).toMatchObject({ status: 204 })
  expect(() => house.pay(wanted.out_trade_no)).toThrow('已关闭')
  expect(await asks(native, wanted)).toMatchObject({ status: 400, data: { code: 'ORDER_CLOSED' } })
})

test('the independent client refuses an answer that was changed on the way, or signed by nobody it knows', async () => {
  house.faults.tampered = true
  await expect(asks(native, order())).rejects.toThrow(/EV3_RES|verify|header|HTTP/i)
  house.faults.tampered = false
  house.faults.unsigned = true
  await expect(asks(native, order())).rejects.toThrow(/EV3_RES|verify|header|HTTP/i)
  house.faults.unsigned = false
  const stranger = clientOf({ certs: { PUB_KEY_ID_0000000000000000000000000001: publicKey } })
  await expect(asks(native, order(), stranger)).rejects.toThrow(/EV3_RES|verify|header|HTTP/i)
})

test('a wrong key, an old timestamp: 401', async () => {
  const stranger = clientOf({ privateKey: keys.alipay.privateKey })
  expect(await asks(native, order(), stranger)).toMatchObject({ status: 401, data: { code: 'SIGN_ERROR' } })
  offset = 6 * 60_000
  await expect(asks(native, order())).resolves.toMatchObject({ status: 401 })
  offset = 0
})

const wrong: [string, object, number, string][] = [
  ['no fen', { amount: { total: 0, currency: 'CNY' } }, 400, 'PARAM_ERROR'],
  ['half a fen', { amount: { total: 1.5, currency: 'CNY' } }, 400, 'PARAM_ERROR'],
  ['a short number', { out_trade_no: 'a1' }, 400, 'PARAM_ERROR'],
  ['a long description', { description: '长'.repeat(128) }, 400, 'PARAM_ERROR'],
  ['a notice address with a query', { notify_url: 'https://shop.example/n?x=1' }, 400, 'PARAM_ERROR'],
  ['a notice address without TLS', { notify_url: 'http://shop.example/n' }, 400, 'PARAM_ERROR'],
  ['another merchant', { mchid: '1900000110' }, 400, 'PARAM_ERROR'],
  ['an expiry that is over', { time_expire: '2020-01-01T00:00:00+08:00' }, 400, 'PARAM_ERROR'],
]
test.each(wrong)('refused: %s', async (_, over, status, code) => {
  expect(await asks(native, order(over))).toMatchObject({ status, data: { code } })
})

test('the same number for another amount, or for another way, is refused', async () => {
  const wanted = order()
  await asks(native, wanted)
  const other = { ...wanted, amount: { total: 1, currency: 'CNY' } }
  expect(await asks(native, other)).toMatchObject({ status: 403, data: { code: 'OUT_TRADE_NO_USED' } })
  const jsapi = { ...wanted, payer: { openid: 'oPayer' } }
  expect(await asks('v3/pay/transactions/jsapi', jsapi)).toMatchObject({ status: 403 })
})

describe('refunds', () => {
  const path = 'v3/refund/domestic/refunds'
  const paid = async () => {
    const wanted = order()
    await asks(native, wanted)
    house.pay(wanted.out_trade_no)
    return wanted.out_trade_no
  }
  const refund = (out_trade_no: string, out_refund_no: string, amount: number, total = 9900) =>
    asks(path, { out_trade_no, out_refund_no, amount: { refund: amount, total, currency: 'CNY' } })

  test('never more than was paid, never for another total, never under a number of another refund', async () => {
    const no = await paid()
    expect((await refund(no, 'A1', 9000)).status).toBe(200)
    expect(await refund(no, 'A2', 901)).toMatchObject({ status: 400, data: { code: 'INVALID_REQUEST' } })
    expect(await refund(no, 'A3', 1, 9901)).toMatchObject({ status: 400 })
    expect(await refund(no, 'A1', 1)).toMatchObject({ status: 400 })
    expect((await refund(no, 'A4', 900)).status).toBe(200)
  })

  test('fifty partial refunds and not one more; after a year none', async () => {
    const no = await paid()
    for (let n = 0; n < 50; n += 1) await refund(no, `B${n}`, 1)
    expect(await refund(no, 'B50', 1)).toMatchObject({ status: 400, data: { message: expect.stringContaining('50') } })
    const other = await paid()
    const trade = house.house.trades.get(other)
    if (trade?.paidAt) trade.paidAt -= 366 * 86_400_000
    expect(await refund(other, 'C1', 1)).toMatchObject({ status: 400 })
  })
})

test('a notice that is not acknowledged is sent fifteen times more, for a day and four minutes, then never again', async () => {
  let at = Date.now()
  const began = at
  const heard: number[] = []
  const deliver = async () => {
    heard.push(at - began)
    return { status: 500, body: '' }
  }
  const other = await openWechatPay({ now: () => new Date(at), deliver })
  other.house.tell('https://shop.example/n', 'TRANSACTION.SUCCESS', {})
  for (; at < began + 30 * 3_600_000; at += 15_000) await other.postman.deliverDue()
  await other.close()
  expect(heard).toHaveLength(16)
  expect(heard.at(-1)).toBe((24 * 60 + 4) * 60_000)
  expect(other.postman.owed).toEqual([])
})
