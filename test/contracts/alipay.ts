/**
 * An Alipay gateway that keeps the official rules, on a clock the story moves: signatures both ways, fields, states, notices
 * with the official schedule. Proved by the official client in alipay.test.ts.
 */
import { randomBytes, sign, verify } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { billAddress } from './alipay/bills.ts'
import * as trades from './alipay/house.ts'
import { type Ask, clock, type House, readClock, Refusal, type Trade } from './alipay/house.ts'
import { alipayRetries, type Deliver, Postman } from './clock.ts'
import keys from './keys.json' with { type: 'json' }

export const seller = { appId: '2021000000000001', sellerId: '2088000000000001', privateKey: keys.merchant.privateKey }
export const alipayPublicKey = keys.alipay.publicKey
export type Alipay = Awaited<ReturnType<typeof openAlipay>>
type Faults = { away: boolean; tampered: boolean; unsigned: boolean; busy: boolean }
type Form = Record<string, string>

export async function openAlipay({
  now,
  deliver = async () => ({ status: 200, body: '' }),
}: {
  now: () => Date
  deliver?: Deliver
}) {
  const faults: Faults = { away: false, tampered: false, unsigned: false, busy: false }
  const postman = new Postman({ retries: alipayRetries, isHeard: ({ body }) => body === 'success', now, deliver })
  const house: House = {
    appId: seller.appId,
    sellerId: seller.sellerId,
    now,
    origin: () => origin,
    trades: new Map(),
    offered: new Map(),
    bills: new Map(),
    postman,
    balance: 0,
    tell: (trade, more = {}) => {
      const id = randomBytes(17).toString('hex')
      const told = fieldsOf(house, trade, { notify_id: id, ...more })
      postman.owe(id, () => written(trade.notifyUrl, { ...told, notify_time: clock(now().getTime()) }))
    },
  }
  const server = createServer(
    (request, response) => void serve(house, faults, request, response).catch(() => response.destroy()),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `${origin}/gateway.do`,
    house,
    faults,
    postman,
    see: (no: string) => trades.see(house, no),
    pay: (no: string, words?: { silent?: boolean }) => trades.pay(house, no, words),
    /** A notice as it would be sent, for changing it on the way. */
    write: (to: string, no: string, over: Form = {}) => {
      const trade = house.trades.get(no) as Trade
      const times = { notify_id: randomBytes(17).toString('hex'), notify_time: clock(now().getTime()) }
      return written(to, fieldsOf(house, trade, { ...times, ...over }))
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const sorted = (form: Form, but: readonly string[]) =>
  Object.keys(form)
    .filter((name) => !but.includes(name) && form[name] !== '')
    .toSorted()
    .map((name) => `${name}=${form[name]}`)
    .join('&')
const signText = (text: string) => sign('sha256', Buffer.from(text), keys.alipay.privateKey).toString('base64')

function fieldsOf(house: House, trade: Trade, more: Form): Form {
  return {
    app_id: house.appId,
    charset: 'utf-8',
    version: '1.0',
    notify_type: 'trade_status_sync',
    out_trade_no: trade.outTradeNo,
    trade_no: trade.tradeNo,
    trade_status: trade.status,
    seller_id: house.sellerId,
    total_amount: trades.yuan(trade.total),
    subject: trade.subject,
    gmt_create: clock(house.now().getTime()),
    ...(trade.paidAt === null ? {} : { gmt_payment: clock(trade.paidAt) }),
    ...more,
  }
}

function written(to: string, form: Form) {
  const said = { ...form, sign_type: 'RSA2', sign: signText(sorted(form, [])) }
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  return { url: to, headers, body: new URLSearchParams(said).toString() }
}

async function serve(house: House, faults: Faults, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readText(request)
  const url = new URL(request.url ?? '/', 'http://x')
  if (faults.away) return void response.destroy()
  if (url.pathname === '/bill') return void response.end(house.bills.get(url.searchParams.get('day') ?? ''))
  const inAddress = Object.fromEntries(url.searchParams)
  const form = { ...inAddress, ...Object.fromEntries(new URLSearchParams(body)) }
  const node = `${(form.method ?? '').replaceAll('.', '_')}_response`
  const said = await answer(house, faults, form, inAddress.charset)
  const isSigned = !faults.unsigned && said.code !== '40002'
  const text = JSON.stringify(said)
  const sent = faults.tampered ? text.replace('10000', '10000 ') : text
  response.setHeader('content-type', 'text/html;charset=utf-8')
  response.end(`{"${node}":${sent}${isSigned ? `,"sign":"${signText(text)}"` : ''}}`)
}

async function answer(
  house: House,
  faults: Faults,
  form: Form,
  charset: string | undefined,
): Promise<{ code: string }> {
  try {
    requireReadable(house, form, charset)
    if (faults.busy) throw new Refusal('20000', 'ACQ.SYSTEM_ERROR')
    const ask = { content: JSON.parse(form.biz_content ?? '{}') as Ask['content'], notifyUrl: form.notify_url ?? '' }
    return { code: '10000', ...message('Success'), ...(await route(house, form.method ?? '', ask)) }
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    const said = { sub_code: fault.subCode, sub_msg: fault.subCode }
    return { code: fault.code, ...message('Business Failed'), ...said } as { code: string }
  }
}
const message = (msg: string) => ({ msg })

function requireReadable(house: House, form: Form, charset: string | undefined): void {
  const wrong = (subCode: string) => new Refusal('40002', subCode)
  if (form.app_id !== house.appId) throw wrong('isv.invalid-app-id')
  if (form.sign_type !== 'RSA2') throw wrong('isv.invalid-signature-type')
  // Read before the body is: what the body is written in.
  if (charset !== 'utf-8') throw wrong('isv.missing-signature-config')
  if (form.version !== '1.0') throw wrong('isv.missing-version')
  const at = readClock(form.timestamp ?? '')
  if (!(Math.abs(house.now().getTime() - at) <= 15 * 60_000)) throw wrong('isv.invalid-timestamp')
  const { sign: signature = '' } = form
  if (
    !verify('sha256', Buffer.from(sorted(form, ['sign'])), keys.merchant.publicKey, Buffer.from(signature, 'base64'))
  ) {
    throw wrong('isv.invalid-signature')
  }
}

async function route(house: House, method: string, ask: Ask): Promise<object> {
  if (method === 'alipay.trade.page.pay') return seen(house, ask, ['FAST_INSTANT_TRADE_PAY'])
  if (method === 'alipay.trade.wap.pay') return seen(house, ask, ['QUICK_WAP_WAY'])
  if (method === 'alipay.trade.precreate') {
    const { outTradeNo } = trades.offer(house, ask, [])
    return { out_trade_no: outTradeNo, qr_code: `https://qr.alipay.com/bax${outTradeNo}` }
  }
  if (method === 'alipay.trade.query') return trades.query(house, ask)
  if (method === 'alipay.trade.close') return trades.close(house, ask)
  if (method === 'alipay.trade.refund') return trades.refund(house, ask)
  if (method === 'alipay.trade.fastpay.refund.query') return trades.refundQuery(house, ask)
  if (method === 'alipay.data.dataservice.bill.downloadurl.query') return billAddress(house, ask)
  throw new Refusal('40002', 'isv.invalid-method')
}

/** A page is looked at as soon as it is fetched. */
function seen(house: House, ask: Ask, products: readonly string[]): object {
  const { outTradeNo } = trades.offer(house, ask, products)
  return { out_trade_no: trades.see(house, outTradeNo).outTradeNo }
}
