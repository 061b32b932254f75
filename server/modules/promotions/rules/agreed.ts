/** What an order keeps of the activity it came from: later versions change nothing in it. */
import type { VariantId } from '../../commerce/contract.ts'
import type { ActivityId, GroupBuyTerms, TeamId } from '../contract.ts'

export type AgreedSeat = {
  activityId: ActivityId
  version: number
  teamId: TeamId
  variantId: VariantId
  quantity: number
  terms: GroupBuyTerms
}

/** Read where the order says that it came from a group buy. */
export const agreedSeat = (terms: unknown): AgreedSeat => terms as AgreedSeat
