/** The shapes of the answers about activities. */
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type {
  listActivitiesEndpoint,
  listChannelRulesEndpoint,
  listEntriesEndpoint,
  listVersionsEndpoint,
  readActivityEndpoint,
} from '../../../../server/modules/promotions/contract.ts'

export type Activity = AnswerOf<typeof readActivityEndpoint>
export type ActivityLine = AnswerOf<typeof listActivitiesEndpoint>['rows'][number]
export type Figures = ActivityLine['figures']
export type Entry = AnswerOf<typeof listEntriesEndpoint>['rows'][number]
export type Version = AnswerOf<typeof listVersionsEndpoint>['rows'][number]
export type ChannelRuling = AnswerOf<typeof listChannelRulesEndpoint>['rows'][number]
