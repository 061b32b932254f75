/** Window of insight: counting everything anew from the messages. */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'

export const rebuild = z.object({
  state: z.enum(['waiting', 'counting', 'done', 'failed']),
  /** How many groups there are, and how many of them have been counted anew. */
  groups: z.number().int(),
  counted: z.number().int(),
  /** Group-days counted, and how many of them came out otherwise; once it is done. */
  days: z.number().int().nullable(),
  differences: z.number().int().nullable(),
  startedAt: instant,
  finishedAt: instant.nullable(),
})
export type Rebuild = z.infer<typeof rebuild>

export const rebuildInsightEndpoint = endpoint({
  name: 'insight.rebuild_insight',
  route: 'POST /insight/rebuild',
  summary: 'Recount everything from the messages; a recount that is under way is answered instead',
  output: rebuild,
})

export const readRebuildEndpoint = endpoint({
  name: 'insight.read_rebuild',
  route: 'GET /insight/rebuild',
  summary: 'The last recount: how far it is, and what differed',
  output: z.object({ rebuild: rebuild.nullable() }),
})
