/** The nightly recount: every counter of an activity compared with its rows; a difference is told, never patched. */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'
import { recountId } from './shapes.ts'

export const recount = z.object({
  id: recountId,
  at: instant,
  /** How many counters were looked at. */
  counters: z.number().int(),
  differences: z.array(
    z.object({
      /** Which counter: `relay places`, `coupon issued`, `person`… */
      of: z.string(),
      id: z.string(),
      kept: z.number().int(),
      counted: z.number().int(),
    }),
  ),
  lookedAt: instant.nullable(),
})
export type Recount = z.infer<typeof recount>

export const listRecountsEndpoint = endpoint({
  name: 'promotions.list_recounts',
  route: 'GET /activity-recounts',
  summary: 'The last thirty recounts of activities, newest first',
  output: z.object({ rows: z.array(recount) }),
})
export const lookAtRecountEndpoint = endpoint({
  name: 'promotions.look_at_recount',
  route: 'POST /activity-recounts/:recountId/looked',
  summary: 'Say that somebody has looked after the differences of a recount',
  input: z.object({ recountId, how: z.string().trim().min(1).max(200) }),
})
