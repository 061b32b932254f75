/** Finding what was said. */
import { z } from 'zod'
import { endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import { groupId } from '../../community/contract.ts'
import { personId } from '../../identity/contract.ts'
import { beside, message, messageKind } from './message.ts'

export const searchHit = z.object({
  message,
  groupName: z.string(),
  /** The text in pieces; `hit` pieces are what was looked for. */
  pieces: z.array(z.object({ text: z.string(), hit: z.boolean() })),
})
export const searchMessagesEndpoint = endpoint({
  name: 'messaging.search_messages',
  route: 'GET /search',
  summary: 'Search Chinese and English text in a group, a community or all I may see, newest first',
  input: z.object({
    q: z.string().trim().min(1).max(100),
    groupId: groupId.optional(),
    communityId: z.string().optional(),
    by: personId.optional(),
    kind: messageKind.optional(),
    from: instant.optional(),
    until: instant.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: pageOf(searchHit).extend({ beside }),
})
