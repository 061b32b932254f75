/** My groups, the state of a chat, what I lack of it, and how far I have read. */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'
import { group, groupId, NotAMember } from '../../community/contract.ts'
import { personId } from '../../identity/contract.ts'
import { beside, type Cursor, cursor, groupEvent, message, messageId, messageKind, topic, topicId } from './message.ts'

export const inboxRow = z.object({
  group: group.pick({ id: true, name: true, communityId: true, communityName: true, closedAt: true, myRole: true }),
  seq: z.number().int(),
  epoch: z.number().int(),
  lastNumber: z.number().int(),
  last: z
    .object({ at: instant, by: z.string().nullable(), text: z.string(), kind: messageKind, recalled: z.boolean() })
    .nullable(),
  cursor,
  quiet: z.boolean(),
})
export type InboxRow = z.infer<typeof inboxRow>
/** What is unread over all my groups, those left out that shall not disturb me. The app's badge shows this figure. */
export function countUnread(rows: Iterable<{ quiet: boolean; cursor: Cursor }>): number {
  let unread = 0
  for (const { quiet, cursor } of rows) if (!quiet) unread += cursor.unread
  return unread
}
export const countUnreadEndpoint = endpoint({
  name: 'messaging.count_unread',
  route: 'GET /my/unread',
  summary: 'How many messages I have not read, over all groups that may disturb me',
  output: z.object({ unread: z.number().int() }),
})
export const listMyGroupsEndpoint = endpoint({
  name: 'messaging.list_my_groups',
  route: 'GET /my/groups',
  summary: 'My groups with last message, unread and mentions, latest first',
  output: z.object({ rows: z.array(inboxRow) }),
})

export const chatState = z.object({
  groupId,
  /** Changes when history was rewritten (import, restore): start afresh. */
  epoch: z.number().int(),
  seq: z.number().int(),
  lastNumber: z.number().int(),
  messages: z.array(message),
  /** More, older messages exist. */
  older: z.boolean(),
  pins: z.array(message),
  announcement: message.nullable(),
  topics: z.array(topic),
  cursor,
  beside,
})
export type ChatState = z.infer<typeof chatState>
export const readChatEndpoint = endpoint({
  name: 'messaging.read_chat',
  route: 'GET /groups/:groupId/chat',
  summary: 'Fresh state of a chat at one moment: latest messages, pins, topics, my cursor',
  input: z.object({ groupId, limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: chatState,
  problems: [NotAMember],
})
export const listEventsEndpoint = endpoint({
  name: 'messaging.list_events',
  route: 'GET /groups/:groupId/events',
  summary: 'What a client at `since` lacks, in order and without gaps, or a reset',
  input: z.object({
    groupId,
    since: z.coerce.number().int().min(0),
    epoch: z.coerce.number().int().min(0),
    limit: z.coerce.number().int().min(1).max(1000).default(500),
  }),
  output: z.object({
    reset: z.boolean(),
    epoch: z.number().int(),
    head: z.number().int(),
    events: z.array(groupEvent),
    beside,
    cursor,
  }),
})
export const listMessagesEndpoint = endpoint({
  name: 'messaging.list_messages',
  route: 'GET /groups/:groupId/messages',
  summary: 'A page of messages before, after or around one message; oldest first',
  input: z.object({
    groupId,
    before: messageId.optional(),
    after: messageId.optional(),
    around: messageId.optional(),
    topicId: topicId.optional(),
    only: z.enum(['pinned', 'digest', 'announcement', 'files']).optional(),
    by: personId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ rows: z.array(message), older: z.boolean(), newer: z.boolean(), beside }),
})

export const moveCursorEndpoint = endpoint({
  name: 'messaging.move_cursor',
  route: 'PUT /groups/:groupId/cursor',
  summary: 'I have read up to this number; never moves back',
  input: z.object({ groupId, readNumber: z.number().int().min(0) }),
  output: cursor,
})
export const setQuietEndpoint = endpoint({
  name: 'messaging.set_quiet',
  route: 'PUT /groups/:groupId/quiet',
  summary: 'Do not disturb me with this group',
  input: z.object({ groupId, quiet: z.boolean() }),
})
