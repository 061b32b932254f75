/** A chat as everybody in it sees it: messages, topics, and the steps of its history. */
import { z } from 'zod'
import { idOf, instant } from '../../../kernel/contract.ts'
import { groupId, memberRole } from '../../community/contract.ts'
import { personCard, personId } from '../../identity/contract.ts'

export const messageId = idOf('msg')
export const topicId = idOf('top')
export const fileId = idOf('fil')
export const importId = idOf('imp')
export type MessageId = z.infer<typeof messageId>
export type TopicId = z.infer<typeof topicId>
export type FileId = z.infer<typeof fileId>
export type ImportId = z.infer<typeof importId>

export const fileCard = z.object({
  id: fileId,
  kind: z.enum(['image', 'voice', 'video', 'file']),
  name: z.string(),
  /** Sniffed from the content, never taken from the sender. */
  mime: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  seconds: z.number().nullable(),
})
export type FileCard = z.infer<typeof fileCard>

export const poll = z.object({
  question: z.string(),
  multiple: z.boolean(),
  closedAt: instant.nullable(),
  voters: z.number().int(),
  options: z.array(
    z.object({
      key: z.number().int(),
      text: z.string(),
      votes: z.number().int(),
      /** The first fifty voters. */
      by: z.array(personId),
    }),
  ),
})
export type Poll = z.infer<typeof poll>

export const messageKind = z.enum(['text', 'image', 'voice', 'video', 'file', 'poll', 'announcement', 'system'])

/** A message as everyone in its group sees it now: the same bytes for every reader. */
export const message = z.object({
  id: messageId,
  groupId,
  kind: messageKind,
  /** Running number in its group, from 1; null for imported history. */
  number: z.number().int().nullable(),
  /** Sorts messages of a group: (`at`, `position`). */
  at: instant,
  position: z.number().int(),
  /** When it was said; differs from `at` only in imported files whose clock stepped back. */
  sentAt: instant,
  by: personId.nullable(),
  text: z.string(),
  mentions: z.array(personId),
  mentionsAll: z.boolean(),
  replyTo: messageId.nullable(),
  topicId: topicId.nullable(),
  files: z.array(fileCard),
  poll: poll.nullable(),
  reactions: z.array(
    z.object({
      emoji: z.string(),
      count: z.number().int(),
      /** The first fifty people. */
      by: z.array(personId),
    }),
  ),
  editedAt: instant.nullable(),
  recalledAt: instant.nullable(),
  recalledBy: personId.nullable(),
  pinnedAt: instant.nullable(),
  /** 精华 */
  digestAt: instant.nullable(),
  imported: z.boolean(),
})
export type Message = z.infer<typeof message>

export const topic = z.object({
  id: topicId,
  groupId,
  title: z.string(),
  openedBy: personId,
  openedAt: instant,
  closedAt: instant.nullable(),
  messages: z.number().int(),
  lastAt: instant.nullable(),
})
export type Topic = z.infer<typeof topic>

/** Things a reader needs beside messages; not part of the synchronised state. */
export const beside = z.object({
  people: z.array(personCard.pick({ id: true, name: true, avatarFileId: true })),
  quoted: z.array(message.pick({ id: true, by: true, text: true, kind: true, recalledAt: true })),
  /** My own reactions and votes, by message. */
  mine: z.array(z.object({ id: messageId, emojis: z.array(z.string()), votes: z.array(z.number().int()) })),
})
export type Beside = z.infer<typeof beside>

export const cursor = z.object({
  readNumber: z.number().int(),
  unread: z.number().int(),
  mentions: z.number().int(),
})
export type Cursor = z.infer<typeof cursor>

/** One step of a group's history of changes; carries the thing as it is now, so that hearing it twice changes nothing. */
export const groupEvent = z.discriminatedUnion('kind', [
  z.object({ seq: z.number().int(), kind: z.literal('message'), message }),
  z.object({ seq: z.number().int(), kind: z.literal('topic'), topic }),
  z.object({
    seq: z.number().int(),
    kind: z.literal('member'),
    personId,
    change: z.enum(['joined', 'left', 'changed']),
    role: memberRole.nullable(),
  }),
  z.object({
    seq: z.number().int(),
    kind: z.literal('group'),
    name: z.string(),
    slowModeSeconds: z.number().int(),
    closedAt: instant.nullable(),
  }),
])
export type GroupEvent = z.infer<typeof groupEvent>
