import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type {
  listCommunityActivitiesEndpoint,
  listParticipationsEndpoint,
  readActivityEndpoint,
} from '../../../../server/modules/promotions/contract.ts'

export type ActivityFound = AnswerOf<typeof readActivityEndpoint>
export type ActivityOffer = ActivityFound['offers'][number]
export type ActivityLine = AnswerOf<typeof listCommunityActivitiesEndpoint>['rows'][number]
export type Participation = AnswerOf<typeof listParticipationsEndpoint>['rows'][number]
