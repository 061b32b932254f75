/** The shapes of insight's answers, by the words of the trade. */
import type { z } from 'zod'
import type { AnswerOf, InputOf } from '../../../../server/kernel/contract.ts'
import type {
  groupState,
  healthPart,
  drawFieldEndpoint,
  listEvidenceEndpoint,
  listGroupCardsEndpoint,
  readFieldEndpoint,
  readGroupInsightEndpoint,
  readRebuildEndpoint,
  readTodayEndpoint,
} from '../../../../server/modules/insight/contract.ts'

export type GroupState = z.infer<typeof groupState>
export type HealthPart = z.infer<typeof healthPart>
export type Today = AnswerOf<typeof readTodayEndpoint>
export type TodayItem = Today['items'][number]
export type GroupCard = AnswerOf<typeof listGroupCardsEndpoint>['rows'][number]
export type Field = AnswerOf<typeof readFieldEndpoint>
export type FieldPicture = AnswerOf<typeof drawFieldEndpoint>
export type Rebuild = NonNullable<AnswerOf<typeof readRebuildEndpoint>['rebuild']>
export type GroupInsight = AnswerOf<typeof readGroupInsightEndpoint>
export type Health = GroupInsight['health']
export type Reason = GroupCard['reasons'][number]
export type Evidence = AnswerOf<typeof listEvidenceEndpoint>
export type EvidenceAsked = Omit<InputOf<typeof listEvidenceEndpoint>, 'groupId'>
export type MemberInsight = GroupInsight['members'][number]
