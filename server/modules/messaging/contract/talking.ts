/** Saying something, changing it, reacting, voting, marking. */
import { z } from 'zod'
import { endpoint, news } from '../../../kernel/contract.ts'
import { groupId, NotAMember } from '../../community/contract.ts'
import { personId } from '../../identity/contract.ts'
import { fileId, message, messageId, topicId } from './message.ts'
import {
  MayNotMentionAll,
  MessageEmpty,
  MessageRecalled,
  Muted,
  OptionUnknown,
  PollClosed,
  SlowMode,
  TooLateToEdit,
  TooLateToRecall,
  TooManyPins,
  TopicClosed,
} from './problems.ts'

/** What a client sends; `clientId` is its own unique id, so that a retry is the same message. */
export const draft = z.object({
  clientId: z.string().min(8).max(64),
  text: z.string().max(10_000).default(''),
  mentions: z.array(personId).max(50).default([]),
  mentionsAll: z.boolean().default(false),
  replyTo: messageId.nullable().default(null),
  topicId: topicId.nullable().default(null),
  fileIds: z.array(fileId).max(9).default([]),
  poll: z
    .object({
      question: z.string().trim().min(1).max(200),
      options: z.array(z.string().trim().min(1).max(100)).min(2).max(10),
      multiple: z.boolean().default(false),
    })
    .nullable()
    .default(null),
})
export type Draft = z.infer<typeof draft>
/** Something was said in a group since this was told last. One piece of news for however many messages. */
export const messagesSaid = news('messaging.messages_said', z.object({ groupId }))

export const sendMessageEndpoint = endpoint({
  name: 'messaging.send_message',
  route: 'POST /groups/:groupId/messages',
  summary: 'Say something in a group; sending the same clientId again answers with the same message',
  input: draft.extend({ groupId }),
  output: z.object({ message, seq: z.number().int() }),
  problems: [MessageEmpty, Muted, SlowMode, MayNotMentionAll, NotAMember, TopicClosed],
})
const aboutMessage = z.object({ messageId })
export const editMessageEndpoint = endpoint({
  name: 'messaging.edit_message',
  route: 'PATCH /messages/:messageId',
  summary: 'Edit my message',
  input: aboutMessage.extend({ text: z.string().trim().min(1).max(10_000) }),
  output: message,
  problems: [TooLateToEdit, MessageRecalled],
})
export const recallMessageEndpoint = endpoint({
  name: 'messaging.recall_message',
  route: 'POST /messages/:messageId/recall',
  summary: 'Recall a message: mine for a while, anyone’s as an assistant',
  input: aboutMessage,
  output: message,
  problems: [TooLateToRecall],
})
export const reactEndpoint = endpoint({
  name: 'messaging.react',
  route: 'PUT /messages/:messageId/reactions/:emoji',
  summary: 'React with an emoji',
  input: aboutMessage.extend({ emoji: z.string().min(1).max(16) }),
  output: message,
  problems: [MessageRecalled],
})
export const unreactEndpoint = endpoint({
  name: 'messaging.unreact',
  route: 'DELETE /messages/:messageId/reactions/:emoji',
  summary: 'Take a reaction back',
  input: aboutMessage.extend({ emoji: z.string().min(1).max(16) }),
  output: message,
})
export const voteEndpoint = endpoint({
  name: 'messaging.vote',
  route: 'PUT /messages/:messageId/vote',
  summary: 'Vote in a poll; voting again replaces my vote',
  input: aboutMessage.extend({ options: z.array(z.number().int()).max(10) }),
  output: message,
  problems: [PollClosed, OptionUnknown],
})
export const closePollEndpoint = endpoint({
  name: 'messaging.close_poll',
  route: 'POST /messages/:messageId/close-poll',
  summary: 'Close my poll',
  input: aboutMessage,
  output: message,
})
export const markMessageEndpoint = endpoint({
  name: 'messaging.mark_message',
  route: 'PUT /messages/:messageId/marks',
  summary: 'Pin or unpin a message, make it 精华 or not (assistants)',
  input: aboutMessage.extend({ pinned: z.boolean().optional(), digest: z.boolean().optional() }),
  output: message,
  problems: [TooManyPins, MessageRecalled],
})
export const announceEndpoint = endpoint({
  name: 'messaging.announce',
  route: 'POST /groups/:groupId/announcements',
  summary: 'Publish an announcement: shown on top until the next one; everybody is mentioned when asked',
  input: z.object({
    groupId,
    clientId: draft.shape.clientId,
    text: z.string().trim().min(1).max(5000),
    mentionsAll: z.boolean().default(true),
  }),
  output: message,
})
