/** Window of insight: the talk that a message belongs to. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/contract.ts'
import { groupId } from '../../community/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { message, messageId } from '../../messaging/contract.ts'

/** `quote` and `mention` were said by people; `model` is an estimate and is shown as one. */
export const linkedBy = z.enum(['quote', 'mention', 'model'])

export const talkLine = z.object({
  message,
  /** The message of the talk that it answers; null for the one that began it. */
  answers: messageId.nullable(),
  by: linkedBy.nullable(),
  /** Chance of this link as the model sees it, 0–1; 1 for a quote, null for a beginning. */
  score: z.number().nullable(),
})
export type TalkLine = z.infer<typeof talkLine>

export const readTalkEndpoint = endpoint({
  name: 'insight.read_talk',
  route: 'GET /insight/groups/:groupId/talks/:messageId',
  summary:
    'The talk that a message belongs to, in order, with how each link is known; new messages join within a minute',
  input: z.object({ groupId, messageId }),
  output: z.object({
    /** At most 100 messages around the one asked for. */
    lines: z.array(talkLine),
    people: z.array(personCard.pick({ id: true, name: true, avatarFileId: true })),
    /** Of the whole talk, also where not all of its messages are shown. */
    messages: z.number().int(),
    speakers: z.number().int(),
    estimated: z.number().int(),
  }),
})
