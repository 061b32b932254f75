/** What activities tell the others, so that a card in the chat can follow. */
import { z } from 'zod'
import { news } from '../../../kernel/contract.ts'
import { personId } from '../../identity/contract.ts'
import { activityId, bargainId, boostId, entryId, teamId } from './shapes.ts'

export const activityChanged = news('promotions.activity_changed', z.object({ activityId }))
export const teamChanged = news(
  'promotions.team_changed',
  z.object({ activityId, teamId, state: z.string(), paid: z.number().int(), size: z.number().int() }),
)
export const bargainChanged = news(
  'promotions.bargain_changed',
  z.object({ activityId, bargainId, state: z.string(), taken: z.number().int(), people: z.number().int() }),
)
export const relayChanged = news(
  'promotions.relay_changed',
  z.object({ activityId, taken: z.number().int(), waiting: z.number().int() }),
)
/** A place became free for somebody who waited. */
export const placeOffered = news(
  'promotions.place_offered',
  z.object({ activityId, entryId, personId, confirmBy: z.string() }),
)
/** 到货通知: what was ordered in a relay can be fetched. */
export const relayArrived = news('promotions.relay_arrived', z.object({ activityId, personIds: z.array(personId) }))
export const boostChanged = news(
  'promotions.boost_changed',
  z.object({ activityId, boostId, supports: z.number().int(), held: z.boolean() }),
)
