/** Signatures of WeChat Pay APIv3: RSA-SHA256 over lines that each end with a line feed (接口规则 · 签名). */
import { type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import type { WechatAccount } from './account.ts'

export type Sealing = { timestamp: string; nonce: string }
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('')

/** A signature over a text (SHA-256 with RSA), in Base64. */
export const signText = (key: KeyObject, text: string): string =>
  sign('sha256', Buffer.from(text), key).toString('base64')

/** Thirty-two characters that were never used before. */
export const freshNonce = (): string => randomBytes(16).toString('hex').toUpperCase()

/** A moment in whole seconds since 1970, as WeChat Pay writes it. */
export const secondsOf = (at: Date): string => String(Math.floor(at.getTime() / 1000))

/** The `Authorization` of a request; `path` with its query. */
export function authorization(
  { merchant, serial, privateKey }: Pick<WechatAccount, 'merchant' | 'serial' | 'privateKey'>,
  { method, path, body }: { method: string; path: string; body: string },
  { timestamp, nonce }: Sealing,
): string {
  const signature = signText(privateKey, lines(method, path, timestamp, nonce, body))
  return `WECHATPAY2-SHA256-RSA2048 mchid="${merchant}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${serial}",signature="${signature}"`
}

/** What the buyer's client needs to ask for the password (JSAPI 调起支付). */
export function paySign(
  { appId, privateKey }: Pick<WechatAccount, 'appId' | 'privateKey'>,
  prepayId: string,
  sealing: Sealing,
) {
  const wanted = `prepay_id=${prepayId}`
  const text = lines(appId, sealing.timestamp, sealing.nonce, wanted)
  return {
    appId,
    timeStamp: sealing.timestamp,
    nonceStr: sealing.nonce,
    package: wanted,
    signType: 'RSA',
    paySign: signText(privateKey, text),
  }
}

/** Whether an answer or a notice was signed with `key`, over the bytes as they came. */
export function isSigned(key: KeyObject, { timestamp, nonce }: Sealing, body: Buffer, signature: string): boolean {
  const text = Buffer.concat([Buffer.from(lines(timestamp, nonce)), body, Buffer.from('\n')])
  return verify('sha256', text, key, Buffer.from(signature, 'base64'))
}
