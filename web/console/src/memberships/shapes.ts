/** The shapes of the answers about memberships, by the words of the trade. */
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type {
  listMembershipsEndpoint,
  listPlansEndpoint,
  membershipRules,
  readMembershipFiguresEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { z } from 'zod'

export type Plan = AnswerOf<typeof listPlansEndpoint>['rows'][number]
export type MemberRow = AnswerOf<typeof listMembershipsEndpoint>['rows'][number]
export type Figures = AnswerOf<typeof readMembershipFiguresEndpoint>
export type Rules = z.infer<typeof membershipRules>
