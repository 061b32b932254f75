/** Window of notices: what calls people back to the app, on which devices, and when they want to be left alone. */
import { z } from 'zod'
import { endpoint, idOf, instant, pageOf, problem } from '../../kernel/contract.ts'
import { groupId } from '../community/contract.ts'
import { messageKind } from '../messaging/contract.ts'

export const deviceId = idOf('dvc')
export type DeviceId = z.infer<typeof deviceId>
export const pushId = idOf('psh')
export type PushId = z.infer<typeof pushId>

export const tidingId = idOf('tdg')
export type TidingId = z.infer<typeof tidingId>
/** What one is told that stands in no chat. */
export const tidingKind = z.enum([
  'membership_ending',
  'books_differ',
  'payout_waiting',
  'relay_arrived',
  'place_offered',
  'place_passed_on',
  'entry_moved_up',
  'ballot_won',
  'ballot_waiting',
  'ballot_sold_out',
  'ballot_called_off',
  'relay_helped',
  'team_succeeded',
  'team_failed',
  'activity_called_off',
  'activity_refunded',
  'coupon_given',
  'coupons_monthly',
])
export type TidingKind = z.infer<typeof tidingKind>

const language = z.enum(['zh-CN', 'en'])
/** A moment of any day, `22:00`. */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const zone = z.string().refine(isZone, { error: 'must be an IANA time zone' })

function isZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }))
  } catch {
    return false
  }
}

/** `from` later than `to` goes over midnight. */
const quietHours = z
  .object({ from: clock, to: clock })
  .refine(({ from, to }) => from !== to, { error: 'must not be empty', path: ['to'] })

export const wishes = z.object({
  /** `calls`: only what mentions me or everyone, and answers to me. */
  about: z.enum(['everything', 'calls', 'nothing']),
  /** Nothing is told in these hours; what still waits is told when they end. */
  quiet: quietHours.nullable(),
  /** Where those hours are counted; null: in the zone of the tenant. */
  zone: zone.nullable(),
  /** A mention of me by name, or an answer to me, is told in quiet hours too. */
  callsPass: z.boolean(),
  /** Notices name neither group nor speaker nor words. */
  discreet: z.boolean(),
})
export type Wishes = z.infer<typeof wishes>

const device = z.object({
  id: deviceId,
  /** What its browser calls itself. */
  name: z.string(),
  /** The one I ask from. */
  current: z.boolean(),
  addedAt: instant,
})

/** What a push carries, encrypted for one device. Sentences are made there, in the device's language. */
export const pushed = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('messages'),
    /** The same push again is the same notice. */
    id: pushId,
    groupId,
    /** What the person wants said of it; null when notices shall be discreet. */
    said: z.object({ group: z.string(), by: z.string().nullable(), kind: messageKind, text: z.string() }).nullable(),
    called: z.boolean(),
    /** Unread messages of this group, and over all groups: the figure of the badge. */
    unread: z.number().int(),
    badge: z.number().int(),
    /** Groups in which something still waits; notices of others are of no use any more. */
    waiting: z.array(z.string()),
    at: instant,
    language,
  }),
  z.object({
    t: z.literal('tiding'),
    id: tidingId,
    /** Null when notices shall be discreet. */
    told: z.object({ kind: tidingKind, facts: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
    badge: z.number().int(),
    waiting: z.array(z.string()),
    at: instant,
    language,
  }),
  z.object({ t: z.literal('trial'), badge: z.number().int(), language }),
])
export type Pushed = z.infer<typeof pushed>

export const NoDevice = problem('notices.no_device', 409, {
  zh: '还没有设备打开通知。',
  en: 'No device has notices turned on yet.',
})

export const readNoticesEndpoint = endpoint({
  name: 'notices.read_notices',
  route: 'GET /me/notices',
  summary: 'What I want to be told of, and on which devices',
  output: z.object({ wishes, devices: z.array(device) }),
})
export const changeWishesEndpoint = endpoint({
  name: 'notices.change_wishes',
  route: 'PUT /me/notices/wishes',
  summary: 'Choose what I want to be told of, and when not',
  input: wishes,
  output: wishes,
})
export const offerKeyEndpoint = endpoint({
  name: 'notices.offer_key',
  route: 'POST /me/notices/key',
  summary: 'The key by which push services know this server (VAPID, uncompressed P-256 point, base64url)',
  output: z.object({ key: z.string() }),
})
export const addDeviceEndpoint = endpoint({
  name: 'notices.add_device',
  route: 'PUT /me/notices/device',
  summary: 'Tell me on the device I ask from; ends with its session. Asked again, the newer address counts',
  input: z.object({
    /** The browser's push subscription (RFC 8030, RFC 8291). */
    address: z.url({ protocol: /^https?$/ }).max(2000),
    p256dh: z.string().regex(/^[\w-]{86,88}=?$/),
    auth: z.string().regex(/^[\w-]{22}(==)?$/),
    language,
  }),
  output: z.object({ id: deviceId }),
})
export const removeDeviceEndpoint = endpoint({
  name: 'notices.remove_device',
  route: 'DELETE /me/notices/devices/:deviceId',
  summary: 'Do not tell me on this device any more',
  input: z.object({ deviceId }),
})
export const tryNoticeEndpoint = endpoint({
  name: 'notices.try_notice',
  route: 'POST /me/notices/trial',
  summary: 'Send me a notice now, to see whether it arrives',
  output: z.object({ devices: z.number().int() }),
  problems: [NoDevice],
})

export const tiding = z.object({
  id: tidingId,
  kind: tidingKind,
  /** What its sentence names. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  at: instant,
  readAt: instant.nullable(),
  /** It held until then, or was taken back: nobody is called by it any more. */
  isPast: z.boolean(),
})
export type Tiding = z.infer<typeof tiding>
export const listTidingsEndpoint = endpoint({
  name: 'notices.list_tidings',
  route: 'GET /me/tidings',
  summary: 'What I was told that stands in no chat, newest first',
  input: z.object({
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: pageOf(tiding),
})
export const countTidingsEndpoint = endpoint({
  name: 'notices.count_tidings',
  route: 'GET /me/tidings/count',
  summary: 'How much of what I was told I have not read and still holds',
  output: z.object({ unread: z.number().int() }),
})
export const readTidingsEndpoint = endpoint({
  name: 'notices.read_tidings',
  route: 'POST /me/tidings/read',
  summary: 'I have seen all that I was told so far',
})
