/** Encrypts a push for one device (RFC 8291) and hands it to the push service of its browser. */
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import webPush from 'web-push'
import type { Ground } from '../../../kernel/ground.ts'
import type { Outcome } from '../operations/note-delivery.ts'
import type { Parcel } from '../operations/take-out.ts'
import { isPushAddress, lookUpPublic } from './public-address.ts'

/** What nobody could be told of for so long is no news any more. */
const ttlSeconds = 4 * 3600
const patienceMs = 10_000

export async function post(ground: Ground, parcel: Parcel): Promise<Outcome> {
  const { device, to } = parcel
  if (!isPushAddress(to.endpoint, ground.config.pushOrigins)) return { device, became: 'gone' }
  const status = await send(ground, parcel).catch((fault) => {
    ground.log.debug({ err: fault, device }, 'a push service could not be reached')
    return 0
  })
  return { device, became: outcomeOf(status) }
}

/** RFC 8030 §5: 201. Gone for good: 404 and 410; also refused keys and malformed subscriptions, which stay what they are. */
function outcomeOf(status: number): Outcome['became'] {
  if (status >= 200 && status < 300) return 'reached'
  return status === 0 || status === 408 || status === 429 || status >= 500 ? 'later' : 'gone'
}

function send(ground: Ground, parcel: Parcel): Promise<number> {
  const { endpoint, headers, body } = encrypt(ground, parcel)
  const isAllowed = ground.config.pushOrigins.includes(new URL(endpoint).origin)
  const request = endpoint.startsWith('https:') ? requestSecure : requestPlain
  const options = { method: 'POST', headers, timeout: patienceMs, ...(isAllowed ? {} : { lookup: lookUpPublic }) }
  return new Promise((resolve, reject) => {
    const asked = request(endpoint, options, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')))
    asked.on('error', reject)
    asked.end(body)
  })
}

function encrypt(ground: Ground, { to, pushed, topic, isUrgent, key }: Parcel) {
  return webPush.generateRequestDetails(to, JSON.stringify(pushed), {
    vapidDetails: { subject: subjectOf(ground), ...key },
    TTL: ttlSeconds,
    urgency: isUrgent ? 'high' : 'normal',
    topic,
    contentEncoding: 'aes128gcm',
  })
}

/** Whom a push service may write to when this server troubles it: its address, or whoever its letters come from. */
function subjectOf({ config }: Ground): string {
  if (config.publicUrl?.startsWith('https:')) return config.publicUrl
  return `mailto:${/<([^>]+)>/.exec(config.mail.from)?.[1] ?? config.mail.from}`
}
