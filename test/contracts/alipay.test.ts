/** The gateway, proved by the official client: only then is our own adapter believed when it agrees with it. */
import { AlipaySdk } from 'alipay-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Alipay, alipayPublicKey, openAlipay, seller } from './alipay.ts'
import { clock, type Trade } from './alipay/house.ts'
import keys from './keys.json' with { type: 'json' }

let gateway: Alipay
let offset = 0
const now = () => new Date(Date.now() + offset)
// The official client writes the time of wherever it runs; the gateway reads China's.
const zone = process.env.TZ
beforeAll(async () => {
  process.env.TZ = 'Asia/Shanghai'
  gateway = await openAlipay({ now })
})
afterAll(async () => {
  process.env.TZ = zone ?? 'UTC'
  await gateway.close()
})

const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')
const client = (over: { privateKey?: string; alipayPublicKey?: string } = {}) =>
  new AlipaySdk({
    appId: seller.appId,
    privateKey: bare(over.privateKey ?? seller.privateKey),
    alipayPublicKey: bare(over.alipayPublicKey ?? alipayPublicKey),
    gateway: gateway.url,
    keyType: 'PKCS8',
    timeout: 3000,
  })

let count = 0
const order = (over: object = {}) => ({
  out_trade_no: `SQ${Date.now()}${(count += 1)}`,
  total_amount: '99.00',
  subject: '社群年卡',
  time_expire: clock(now().getTime() + 900_000),
  ...over,
})
const notify_url = 'https://shop.example/notices'
const asks = (method: string, bizContent: object, sdk = client()) =>
  sdk.exec(method, { notify_url, bizContent }, { validateSign: true }) as Promise<Record<string, string>>

test('the official client offers a code, asks after it, gives a part back', async () => {
  const wanted = order()
  expect(await asks('alipay.trade.precreate', wanted)).toMatchObject({ code: '10000', qrCode: expect.any(String) })
  const no = { out_trade_no: wanted.out_trade_no }
  expect(await asks('alipay.trade.query', no)).toMatchObject({ code: '40004', subCode: 'ACQ.TRADE_NOT_EXIST' })
  gateway.pay(wanted.out_trade_no)
  expect(await asks('alipay.trade.query', no)).toMatchObject({ tradeStatus: 'TRADE_SUCCESS', totalAmount: '99.00' })
  const part = { ...no, out_request_no: 'R1', refund_amount: '9.00' }
  expect(await asks('alipay.trade.refund', part)).toMatchObject({ fundChange: 'Y' })
  expect(await asks('alipay.trade.refund', part)).toMatchObject({ fundChange: 'N' })
  const tooMuch = { ...part, out_request_no: 'R2', refund_amount: '90.01' }
  expect(await asks('alipay.trade.refund', tooMuch)).toMatchObject({ subCode: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL' })
  const found = await asks('alipay.trade.fastpay.refund.query', { ...no, out_request_no: 'R1' })
  expect(found).toMatchObject({ refundStatus: 'REFUND_SUCCESS', refundAmount: '9.00' })
})

test('a page of the official client is a trade once it is looked at; closed, nobody pays it', async () => {
  const wanted = order({ product_code: 'FAST_INSTANT_TRADE_PAY' })
  const page = client().pageExecute('alipay.trade.page.pay', 'GET', { notify_url, bizContent: wanted })
  expect((await fetch(page)).status).toBe(200)
  const no = { out_trade_no: wanted.out_trade_no }
  expect(await asks('alipay.trade.query', no)).toMatchObject({ tradeStatus: 'WAIT_BUYER_PAY' })
  expect(await asks('alipay.trade.close', no)).toMatchObject({ code: '10000' })
  expect(() => gateway.pay(wanted.out_trade_no)).toThrow('已关闭')
})

test('the official client refuses an answer that was changed, or signed by another', async () => {
  const wanted = order()
  gateway.faults.tampered = true
  await expect(asks('alipay.trade.precreate', wanted)).rejects.toThrow('验签失败')
  gateway.faults.tampered = false
  const other = client({ alipayPublicKey: keys.platform.publicKey })
  await expect(asks('alipay.trade.precreate', wanted, other)).rejects.toThrow('验签失败')
})

test('a wrong key of the seller, an old timestamp: refused', async () => {
  const stranger = client({ privateKey: keys.platform.privateKey })
  expect(await raw(stranger)).toContain('isv.invalid-signature')
  offset = 3_600_000
  expect(await raw(client())).toContain('isv.invalid-timestamp')
  offset = 0
})
const raw = async (sdk: AlipaySdk) => {
  const page = sdk.pageExecute('alipay.trade.query', 'GET', { bizContent: { out_trade_no: 'x' } })
  return (await fetch(page)).text()
}

test('a notice is believed by the official client, and sent seven times more when it is not acknowledged', async () => {
  const wanted = order()
  await asks('alipay.trade.precreate', wanted)
  gateway.pay(wanted.out_trade_no)
  const { body } = gateway.write(notify_url, wanted.out_trade_no)
  const said = Object.fromEntries(new URLSearchParams(body))
  expect(client().checkNotifySignV2(said)).toBe(true)
  expect(client().checkNotifySignV2({ ...said, total_amount: '0.01' })).toBe(false)
  let at = Date.now()
  const deliver = async () => ({ status: 200, body: 'fail' })
  const other = await openAlipay({ now: () => new Date(at), deliver })
  const trade = gateway.house.trades.get(wanted.out_trade_no) as Trade
  other.house.offered.set('x', { ...trade, outTradeNo: 'x', status: 'WAIT_BUYER_PAY', expiresAt: at + 60_000 })
  other.pay('x')
  for (const end = at + 30 * 3_600_000; at < end; at += 60_000) await other.postman.deliverDue()
  await other.close()
  expect(other.postman.told).toHaveLength(8)
})

const wrong: [string, object][] = [
  ['no amount', { total_amount: '0.00' }],
  ['three decimals', { total_amount: '1.001' }],
  ['no subject', { subject: '' }],
  ['an expiry that is over', { time_expire: '2020-01-01 00:00:00' }],
]
test.each(wrong)('refused: %s', async (_, over) => {
  expect(await asks('alipay.trade.precreate', order(over))).toMatchObject({ subCode: 'ACQ.INVALID_PARAMETER' })
})
