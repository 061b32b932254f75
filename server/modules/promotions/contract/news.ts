/** What activities tell the others, so that a card in the chat can follow. */
import { z } from 'zod'
import { news } from '../../../kernel/contract.ts'
import { activityId, bargainId, teamId } from './shapes.ts'

export const activityChanged = news('promotions.activity_changed', z.object({ activityId }))
export const teamChanged = news(
  'promotions.team_changed',
  z.object({ activityId, teamId, state: z.string(), paid: z.number().int(), size: z.number().int() }),
)
export const bargainChanged = news(
  'promotions.bargain_changed',
  z.object({ activityId, bargainId, state: z.string(), taken: z.number().int(), people: z.number().int() }),
)
