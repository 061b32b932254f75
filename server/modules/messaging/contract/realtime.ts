/** Frames on the WebSocket `/realtime`. */
import { z } from 'zod'
import { groupId } from '../../community/contract.ts'
import { personId } from '../../identity/contract.ts'
import { beside, cursor, groupEvent, messageId } from './message.ts'
import { draft } from './talking.ts'

/** Client → server, one JSON object per WebSocket message. */
export const clientFrame = z.discriminatedUnion('t', [
  /** What I have of each group; the server answers `events` pages or `reset` for each, then `ready`. */
  z.object({
    t: z.literal('hello'),
    have: z.record(groupId, z.object({ epoch: z.number().int(), seq: z.number().int() })),
  }),
  z.object({ t: z.literal('send'), groupId, draft }),
  z.object({ t: z.literal('read'), groupId, readNumber: z.number().int().min(0) }),
  z.object({ t: z.literal('typing'), groupId }),
  /** I look at this chat now, or at none any more. */
  z.object({ t: z.literal('look'), groupId: groupId.nullable() }),
  /** Whose changes I want to hear of from now on, in place of those I named before. */
  z.object({ t: z.literal('watch'), things: z.array(z.string().regex(/^[a-z]{3}_[0-9a-z]{26}$/)).max(100) }),
  z.object({ t: z.literal('ping'), at: z.number() }),
])
export type ClientFrame = z.infer<typeof clientFrame>

/** Server → client: a WebSocket message is a JSON array of frames. */
export const serverFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('ready'), personId }),
  z.object({
    t: z.literal('events'),
    groupId,
    epoch: z.number().int(),
    head: z.number().int(),
    events: z.array(groupEvent),
    beside: beside.optional(),
  }),
  z.object({ t: z.literal('reset'), groupId, epoch: z.number().int(), head: z.number().int() }),
  z.object({ t: z.literal('sent'), clientId: z.string(), messageId, number: z.number().int(), seq: z.number().int() }),
  z.object({
    t: z.literal('refused'),
    clientId: z.string().nullable(),
    code: z.string(),
    zh: z.string(),
    en: z.string(),
  }),
  z.object({ t: z.literal('cursor'), groupId, cursor }),
  z.object({ t: z.literal('typing'), groupId, personId }),
  /** My set of groups changed: ask `list_my_groups` again. */
  z.object({ t: z.literal('groups') }),
  /** Something I watch has changed: it is read again by whoever may read it. Tells nothing else. */
  z.object({ t: z.literal('changed'), thing: z.string() }),
  z.object({ t: z.literal('pong'), at: z.number() }),
])
export type ServerFrame = z.infer<typeof serverFrame>
