/** Who pays inside WeChat: 网页授权 with the silent scope, which tells an openid and nothing else of the person. */
import { z } from 'zod'
import { reach } from '../reach.ts'
import { ProviderAway, ProviderRefusal } from '../refusals.ts'
import type { WechatAccount } from './account.ts'

const authorizeAt = 'https://open.weixin.qq.com/connect/oauth2/authorize'

/** Where WeChat sends the payer back from, with `code` (five minutes, once) and `state`; null without the app's secret. */
export function signInUrl(
  { appId, appSecret }: WechatAccount,
  { returnUrl, state }: { returnUrl: string; state: string },
): string | null {
  if (!appSecret) return null
  // WeChat reads the fields in this order and ends with this fragment.
  const asked = { appid: appId, redirect_uri: returnUrl, response_type: 'code', scope: 'snsapi_base', state }
  return `${authorizeAt}?${new URLSearchParams(asked)}#wechat_redirect`
}

const told = z.union([
  z.object({ openid: z.string().regex(/^[\w-]{6,128}$/), is_snapshotuser: z.number().optional() }),
  z.object({ errcode: z.number().int() }),
])
/** WeChat is busy; the code is still good. */
const busy = -1

/** Exchanges a code for the payer's openid. A snapshot user (快照页) is nobody who could pay. */
export async function payerOf(account: WechatAccount, code: string): Promise<string> {
  const { appId: appid, appSecret: secret = '' } = account
  const query = new URLSearchParams({ appid, secret, code, grant_type: 'authorization_code' })
  const url = `${account.peopleHost}/sns/oauth2/access_token?${query}`
  const { status, body } = await reach(url, { headers: { accept: 'application/json', 'user-agent': 'qunluo' } })
  if (status !== 200) throw new ProviderAway(`answered ${status}`)
  const answer = read(body)
  if ('openid' in answer && answer.is_snapshotuser !== 1) return answer.openid
  if ('errcode' in answer && answer.errcode === busy) throw new ProviderAway('busy')
  throw new ProviderRefusal(status, 'errcode' in answer ? String(answer.errcode) : 'SNAPSHOT_USER')
}

function read(body: Buffer): z.output<typeof told> {
  try {
    return told.parse(JSON.parse(body.toString()))
  } catch (fault) {
    throw new ProviderAway('an answer of another shape', fault)
  }
}
