/** Web authorization (网页授权): a code is good once and for five minutes, and tells who brought it. */
import type { Said } from './house.ts'

const fiveMinutes = 5 * 60_000

export type Codes = Map<string, { openid: string; at: number; used: boolean; isSnapshot: boolean }>
type Door = { app: { appid: string; secret: string }; codes: Codes; now: () => Date }

const refused = (errcode: number, errmsg: string): Said => ({ status: 200, body: { errcode, errmsg } })

/** Refusals come with 200 and an `errcode`, as everything from this house does. */
export function exchange({ app, codes, now }: Door, query: URLSearchParams): Said {
  if (query.get('appid') !== app.appid) return refused(40013, 'invalid appid')
  if (query.get('secret') !== app.secret) return refused(40125, 'invalid appsecret')
  if (query.get('grant_type') !== 'authorization_code') return refused(40002, 'invalid grant_type')
  const code = codes.get(query.get('code') ?? '')
  if (!code) return refused(40029, 'invalid code')
  if (code.used) return refused(40163, 'code been used')
  if (now().getTime() - code.at > fiveMinutes) return refused(42003, 'code expired')
  code.used = true
  const { openid, isSnapshot } = code
  const tokens = { access_token: 'ACCESS', expires_in: 7200, refresh_token: 'REFRESH', openid, scope: 'snsapi_base' }
  return { status: 200, body: isSnapshot ? { ...tokens, is_snapshotuser: 1 } : tokens }
}
