/** Where a request carries its credential, and how a session reaches the browser. */
import type { IncomingMessage } from 'node:http'
import type { Credential } from '../module.ts'

export const cookieName = 'qunluo_session'

/** A bearer key wins over a cookie, so that a script is never mistaken for the person at the browser. */
export function credentialOf(request: Pick<IncomingMessage, 'headers'>): Credential | null {
  const bearer = /^Bearer (\S{20,300})$/.exec(request.headers.authorization ?? '')
  if (bearer?.[1]) return { kind: 'bearer', text: bearer[1] }
  const cookie = new RegExp(`(?:^|;\\s*)${cookieName}=([^;\\s]{20,300})`).exec(request.headers.cookie ?? '')
  return cookie?.[1] ? { kind: 'cookie', text: decodeURIComponent(cookie[1]) } : null
}

/** A browser that comes from another site must not write with our cookie, nor listen with it. */
export function isCrossSite(request: Pick<IncomingMessage, 'headers'>, ownOrigin: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return true
  const { origin, host } = request.headers
  if (!origin || origin === 'null') return origin === 'null'
  try {
    const { host: originHost } = new URL(origin)
    return originHost !== host && !(ownOrigin && originHost === new URL(ownOrigin).host)
  } catch {
    return true
  }
}
