/** The shapes of community's answers, by the words of the trade. */
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type {
  foundCommunityEndpoint,
  listJoinRequestsEndpoint,
  listMembersEndpoint,
  listPresetsEndpoint,
  readCommunityEndpoint,
  readGroupEndpoint,
  readRulesEndpoint,
} from '../../../../server/modules/community/contract.ts'

export type Group = AnswerOf<typeof readGroupEndpoint>
export type CommunityFound = AnswerOf<typeof readCommunityEndpoint>
export type Community = CommunityFound['community']
export type Founded = AnswerOf<typeof foundCommunityEndpoint>
export type PresetCard = AnswerOf<typeof listPresetsEndpoint>['rows'][number]
export type Rules = AnswerOf<typeof readRulesEndpoint>
export type RulesVersion = Rules['current']
export type Member = AnswerOf<typeof listMembersEndpoint>['rows'][number]
export type JoinRequest = AnswerOf<typeof listJoinRequestsEndpoint>['rows'][number]
