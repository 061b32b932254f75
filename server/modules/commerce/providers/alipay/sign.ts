/** RSA2: RSA-SHA256 over `key=value` sorted by key and joined with `&`, values as they are before any encoding. */
import { type KeyObject, sign, verify } from 'node:crypto'

export type Params = Readonly<Record<string, string>>

const textOf = (params: Params, but: readonly string[]) =>
  Object.keys(params)
    .filter((name) => !but.includes(name) && params[name] !== '')
    .toSorted()
    .map((name) => `${name}=${params[name]}`)
    .join('&')

/** What a request signs: everything but `sign`. */
const requestText = (params: Params): string => textOf(params, ['sign'])
/** What a notice is signed over: everything but `sign` and `sign_type`. */
export const noticeText = (params: Params): string => textOf(params, ['sign', 'sign_type'])

/** Adds the signature over all parameters (RSA2: SHA-256 with RSA). */
export const signParams = (key: KeyObject, params: Params): Params => ({
  ...params,
  sign: sign('sha256', Buffer.from(requestText(params)), key).toString('base64'),
})

/** Whether a text was signed by the owner of a public key. */
export const isSigned = (key: KeyObject, text: string, signature: string): boolean =>
  verify('sha256', Buffer.from(text), key, Buffer.from(signature, 'base64'))
