/**
 * A WeChat Pay that keeps the official rules, on a clock the story moves: signatures, serials, skew, fields, states, notices
 * with the official schedule. Proved by an independent client in wechat-pay.test.ts.
 */
import {
  constants,
  createCipheriv,
  createPrivateKey,
  privateDecrypt,
  randomBytes,
  sign,
  verify,
  X509Certificate,
} from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { present } from '../present.ts'
import { type Deliver, Postman, wechatRetries } from './clock.ts'
import keys from './keys.json' with { type: 'json' }
import * as bills from './wechat/bills.ts'
import { type Ask, type House, Refusal, rfc, type Said } from './wechat/house.ts'
import { type Codes, exchange } from './wechat/people.ts'
import * as refunds from './wechat/refunds.ts'
import * as sharing from './wechat/sharing.ts'
import * as trades from './wechat/trades.ts'
import * as transfers from './wechat/transfers.ts'

export const merchant = {
  mchid: '1900000109',
  appid: 'wx8888888888888888',
  serial: '3775B6A45ACD588826D15E583A95F5DD00000001',
  privateKey: keys.merchant.privateKey,
  apiV3Key: 'abcdefghijklmnopqrstuvwxyz012345',
  appSecret: '0123456789abcdef0123456789abcdef',
}
export const publicKeyId = 'PUB_KEY_ID_0119000001092026112200000000000001'
export const publicKey = keys.platform.publicKey

type Signer = { serial: string; privateKey: string }
export type Faults = {
  /** It answers nothing at all. */
  away: boolean
  /** Its answers are changed on the way. */
  tampered: boolean
  /** Its answers are not signed. */
  unsigned: boolean
  /** It answers 500 SYSTEM_ERROR, after having done what was asked. */
  stumbling: boolean
}
export type WechatPay = Awaited<ReturnType<typeof openWechatPay>>

type Words = { now: () => Date; deliver?: Deliver; mode?: 'public key' | 'certificates' }

export async function openWechatPay({
  now,
  deliver = async () => ({ status: 200, body: '' }),
  mode = 'public key',
}: Words) {
  const faults: Faults = { away: false, tampered: false, unsigned: false, stumbling: false }
  const seen = new Set<string>()
  const codes: Codes = new Map()
  const door = { app: { appid: merchant.appid, secret: merchant.appSecret }, codes, now }
  const certificates = keys.certificates.map((one) => ({
    serial: new X509Certificate(one.certificate).serialNumber,
    privateKey: one.privateKey,
    certificate: one.certificate,
  }))
  let current: Signer & { certificate?: string } =
    mode === 'public key' ? { serial: publicKeyId, privateKey: keys.platform.privateKey } : (certificates[0] as Signer)
  const listed = new Set([certificates[0]?.serial])
  const postman = new Postman({
    retries: wechatRetries,
    isHeard: ({ status }) => status === 200 || status === 204,
    now,
    deliver,
  })
  const house: House = {
    merchant: { ...merchant, publicKey: keys.merchant.publicKey },
    now,
    origin: () => origin,
    trades: new Map(),
    refunds: new Map(),
    receivers: new Set(),
    splits: new Map(),
    returns: new Map(),
    transfers: new Map(),
    bills: new Map(),
    postman,
    balance: 0,
    tell: (to, event, resource) => {
      const id = `EV-${house.postman.told.length + house.postman.owed.length}-${randomBytes(6).toString('hex')}`
      postman.owe(id, () => noticeOf(house, current, { id, to, event, resource }))
    },
    unseal: (sealed) =>
      privateDecrypt(
        { key: current.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
        Buffer.from(sealed, 'base64'),
      ).toString(),
  }
  const certificateList = () => ({
    status: 200,
    body: {
      data: certificates
        .filter(({ serial }) => listed.has(serial))
        .map(({ serial, certificate }) => ({
          serial_no: serial,
          effective_time: rfc(now().getTime() - 86_400_000),
          expire_time: rfc(now().getTime() + 365 * 86_400_000),
          encrypt_certificate: seal(merchant.apiV3Key, certificate, 'certificate'),
        })),
    },
  })
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy())
  })
  async function serve(request: IncomingMessage, response: ServerResponse) {
    const body = await readText(request)
    if (faults.away) return response.destroy()
    const url = new URL(request.url ?? '/', 'http://x')
    const isPeople = url.pathname === '/sns/oauth2/access_token'
    const said = isPeople ? exchange(door, url.searchParams) : answer(house, seen, request, body, certificateList)
    if (faults.stumbling && said.status < 300) said.status = 500
    return reply(response, said, current, now(), faults)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: origin,
    house,
    faults,
    postman,
    pay: (no: string, words?: { amount?: number; silent?: boolean }) => trades.pay(house, no, words),
    endRefund: (no: string, status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED') => refunds.endRefund(house, no, status),
    confirm: (no: string, silent = false) => transfers.end(house, no, 'SUCCESS', silent),
    endTransfer: (no: string, state: 'FAIL' | 'CANCELLED') => transfers.end(house, no, state),
    /** Somebody said in WeChat who they are; the code they come back with. */
    signIn: (openid: string, isSnapshot = false) => {
      const code = randomBytes(16).toString('hex')
      codes.set(code, { openid, at: now().getTime(), used: false, isSnapshot })
      return code
    },
    /** A notice as it would be sent, for changing it on the way. */
    write: (to: string, event: string, resource: object, signer: Signer = current) =>
      noticeOf(house, signer, { id: `EV-${randomBytes(8).toString('hex')}`, to, event, resource }),
    describe: (no: string) => trades.describe(house, present(house.trades.get(no))),
    /** The next platform certificate takes over; both are listed for a while. */
    rotate: () => {
      current = certificates[1] as Signer
      listed.add(certificates[1]?.serial)
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function answer(
  house: House,
  seen: Set<string>,
  request: IncomingMessage,
  body: string,
  certificateList: () => Said,
): Said {
  try {
    requireSigned(house, seen, request, body)
    const url = new URL(request.url ?? '/', 'http://x')
    const parsed = body ? (JSON.parse(body) as Record<string, unknown>) : {}
    const serial = String(request.headers['wechatpay-serial'] ?? '')
    const ask = { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, body: parsed, serial }
    return url.pathname === '/v3/certificates' ? certificateList() : route(house, ask)
  } catch (fault) {
    if (fault instanceof Refusal) return { status: fault.status, body: { code: fault.code, message: fault.message } }
    return { status: 400, body: { code: 'PARAM_ERROR', message: String(fault) } }
  }
}

const bad = (message: string) => new Refusal(401, 'SIGN_ERROR', message)

function requireSigned(house: House, seen: Set<string>, request: IncomingMessage, body: string): void {
  const { authorization = '', accept = '', 'user-agent': agent } = request.headers
  if (!agent || !/json|\*\/\*/.test(accept)) throw new Refusal(400, 'PARAM_ERROR', 'Accept and User-Agent are required')
  const [scheme, rest = ''] = authorization.split(/ (.*)/s)
  if (scheme !== 'WECHATPAY2-SHA256-RSA2048') throw bad('scheme')
  const said = Object.fromEntries([...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
  if (said.mchid !== house.merchant.mchid || said.serial_no !== house.merchant.serial) throw bad('merchant or serial')
  if (Math.abs(house.now().getTime() / 1000 - Number(said.timestamp)) > 300) throw bad('timestamp')
  if (!said.nonce_str || seen.has(said.nonce_str)) throw bad('nonce')
  seen.add(said.nonce_str)
  const text = `${request.method}\n${request.url}\n${said.timestamp}\n${said.nonce_str}\n${body}\n`
  if (!verify('sha256', Buffer.from(text), house.merchant.publicKey, Buffer.from(said.signature ?? '', 'base64'))) {
    throw bad('signature')
  }
}

type Handler = (house: House, ask: Ask, ...names: string[]) => Said
const routes: [string, RegExp, Handler][] = [
  ['POST', /^\/v3\/pay\/transactions\/(jsapi|native|h5)$/, (house, ask, way) => trades.place(house, way as 'h5', ask)],
  ['GET', /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/, (house, ask, no) => trades.ask(house, no as string, ask)],
  [
    'POST',
    /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/,
    (house, ask, no) => trades.close(house, no as string, ask),
  ],
  ['POST', /^\/v3\/refund\/domestic\/refunds$/, refunds.refund],
  ['GET', /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/, (house, _, no) => refunds.askRefund(house, no as string)],
  [
    'POST',
    /^\/v3\/refund\/domestic\/refunds\/([^/]+)\/apply-abnormal-refund$/,
    (house, ask, id) => refunds.settleAbnormal(house, ask, id as string),
  ],
  ['POST', /^\/v3\/profitsharing\/receivers\/add$/, sharing.addReceiver],
  ['POST', /^\/v3\/profitsharing\/orders$/, sharing.split],
  ['POST', /^\/v3\/profitsharing\/orders\/unfreeze$/, sharing.unfreeze],
  ['GET', /^\/v3\/profitsharing\/orders\/([^/]+)$/, (house, ask, no) => sharing.askSplit(house, no as string, ask)],
  ['POST', /^\/v3\/profitsharing\/return-orders$/, sharing.returnPart],
  [
    'GET',
    /^\/v3\/profitsharing\/transactions\/([^/]+)\/amounts$/,
    (house, _, no) => sharing.amounts(house, no as string),
  ],
  ['POST', /^\/v3\/fund-app\/mch-transfer\/transfer-bills$/, transfers.transfer],
  [
    'GET',
    /^\/v3\/fund-app\/mch-transfer\/transfer-bills\/out-bill-no\/([^/]+)$/,
    (house, _, no) => transfers.askTransfer(house, no as string),
  ],
  [
    'POST',
    /^\/v3\/fund-app\/mch-transfer\/transfer-bills\/out-bill-no\/([^/]+)\/cancel$/,
    (house, _, no) => transfers.cancel(house, no as string),
  ],
  ['GET', /^\/v3\/bill\/tradebill$/, bills.tradeBill],
  ['GET', /^\/v3\/billdownload\/file$/, bills.billFile],
]

function route(house: House, ask: Ask): Said {
  for (const [method, path, handler] of routes) {
    const found = method === ask.method && path.exec(ask.path)
    if (found) return handler(house, ask, ...found.slice(1).map(decodeURIComponent))
  }
  throw new Refusal(404, 'NOT_FOUND', ask.path)
}

function reply(response: ServerResponse, said: Said, signer: Signer, now: Date, faults: Faults): void {
  const bytes = Buffer.isBuffer(said.body) ? said.body : Buffer.from(said.body ? JSON.stringify(said.body) : '')
  const signed = faults.unsigned ? {} : headersOf(signer, now, bytes.toString())
  const sent = faults.tampered ? Buffer.from(bytes.toString().replace(/\d(?=\D*$)/, 'x')) : bytes
  response.writeHead(said.status, { 'content-type': 'application/json; charset=utf-8', ...signed })
  response.end(sent)
}

/** The signature over an answer or a notice. */
export function headersOf({ serial, privateKey }: Signer, now: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const nonce = randomBytes(16).toString('hex')
  const signature = sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), createPrivateKey(privateKey))
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial,
    'wechatpay-signature': signature.toString('base64'),
  }
}

function seal(key: string, plain: string, about: string) {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
  const closed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { algorithm: 'AEAD_AES_256_GCM', nonce, associated_data: about, ciphertext: closed.toString('base64') }
}

type Notice = { id: string; to: string; event: string; resource: object }

function noticeOf(house: House, signer: Signer, { id, to, event, resource }: Notice) {
  const about = event.startsWith('REFUND') ? 'refund' : 'transaction'
  const body = JSON.stringify({
    id,
    create_time: rfc(house.now().getTime()),
    resource_type: 'encrypt-resource',
    event_type: event,
    summary: event,
    resource: { original_type: about, ...seal(house.merchant.apiV3Key, JSON.stringify(resource), about) },
  })
  return { url: to, headers: { 'content-type': 'application/json', ...headersOf(signer, house.now(), body) }, body }
}
