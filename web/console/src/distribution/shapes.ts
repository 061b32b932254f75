/** The shapes of distribution's answers, by the words of the trade. */
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type {
  listBindingsEndpoint,
  listCommissionsEndpoint,
  listPromotersEndpoint,
  listWithdrawalsEndpoint,
  readRulesEndpoint,
} from '../../../../server/modules/distribution/contract.ts'

export type Rules = AnswerOf<typeof readRulesEndpoint>
export type Promoter = AnswerOf<typeof listPromotersEndpoint>['rows'][number]
export type Binding = AnswerOf<typeof listBindingsEndpoint>['rows'][number]
export type Commission = AnswerOf<typeof listCommissionsEndpoint>['rows'][number]
export type Withdrawal = AnswerOf<typeof listWithdrawalsEndpoint>['rows'][number]
