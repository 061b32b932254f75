import { type Answered, reach } from '../reach.ts'
import type { WechatAccount } from './account.ts'
import { authorization, freshNonce, type Sealing, secondsOf } from './sign.ts'

export type Asked = { method: 'GET' | 'POST'; path: string; body: string; serial?: string }

/** Sends a signed request; what comes back was not verified yet. Raises `ProviderAway`. */
export async function request(account: WechatAccount, { method, path, body, serial }: Asked): Promise<Answered> {
  const sealing = { timestamp: secondsOf(account.at), nonce: freshNonce() }
  const believed = serial ?? account.platform?.serial
  return reach(`${account.host}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'qunluo',
      authorization: authorization(account, { method, path, body }, sealing),
      // Asks for answers signed with this key, and says with which key names were sealed.
      ...(believed ? { 'wechatpay-serial': believed } : {}),
    },
    ...(method === 'POST' ? { body } : {}),
  })
}

/** What an answer or a notice proves itself with. */
export type Proof = Sealing & { serial: string; signature: string }

/** The four headers by which WeChat Pay proves that a letter is its own. */
export const proofOf = (header: (name: string) => string | null | undefined): Proof => ({
  timestamp: header('wechatpay-timestamp') ?? '',
  nonce: header('wechatpay-nonce') ?? '',
  serial: header('wechatpay-serial') ?? '',
  signature: header('wechatpay-signature') ?? '',
})

const skewSeconds = 300

/** Not more than five minutes from now: an old letter may have been overheard and sent again. */
export const isFresh = (now: Date, { timestamp }: Sealing): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= skewSeconds
