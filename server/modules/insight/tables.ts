/** Types of insight's own tables; they never leave the module. Days are `YYYY-MM-DD` in the tenant's zone. */
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import type { PersonId, TenantId } from '../../kernel/people.ts'
import type { Parts } from '../../science/health-parts.ts'
import type { CommunityKind, PartName } from '../../science/health-scale.ts'
import type { PhaseState } from '../../science/phases.ts'
import type { KeptTalk } from '../../science/reply-graph/talk.ts'
import type { StageState } from '../../science/stages.ts'
import type { GroupId } from '../community/contract.ts'
import type { MessageId } from '../messaging/contract.ts'
import type { discourseRole, GroupState, Reason, Rebuild, Stage } from './contract.ts'
import type { LinkBy } from './rules/reply-talk.ts'

type Row = { tenant_id: TenantId; group_id: GroupId }

export type ProgressRow = Row & { epoch: number; seq: number; zone: string; counted_at: Date }
type GroupDayRow = Row & {
  day: string
  messages: number
  speakers: number
  joins: number
  exits: number
  questions: number
  answered: number
  removed: number
  adverts: number
  k80: number
  hours: number[]
}
type MemberDayRow = Row & {
  person_id: PersonId
  day: string
  messages: number
  chars: number
  disagreements: number
  signals: number
  first_id: MessageId | null
  first_at: Date | null
  last_at: Date | null
}
export type ReplyRow = Row & {
  message_id: MessageId
  day: string
  person_id: PersonId
  to_person_id: PersonId | null
  root: MessageId
  starter: PersonId | null
  started_on: string | null
  estimated: boolean
}
export type LinkRow = Row & {
  message_id: MessageId
  at: Date
  person_id: PersonId
  to_id: MessageId
  to_person_id: PersonId | null
  by: LinkBy
  score: number
  thread: MessageId
}
type QuestionRow = Row & {
  message_id: MessageId
  person_id: PersonId
  day: string
  asked_at: Date
  answer_id: MessageId | null
  answered_by: PersonId | null
  answered_at: Date | null
}
export type GroupStateRow = Row & {
  day: string
  kind: CommunityKind
  seats: number
  age_days: number
  silent_days: number
  a7: number | null
  peak90: number | null
  r: number | null
  parts: Parts
  score: number | null
  state: GroupState
  since: string
  phase: PhaseState | null
  stage: StageState
  reasons: Reason[]
}
export type GlanceRow = Row & {
  settled_on: string | null
  state: GroupState
  stage: Stage
  since: string | null
  reasons: Reason[]
  score: number | null
  trend: (number | null)[]
  seats: number
  speakers7: number
  messages7: number
  silent: number
  k80: number | null
  thanked: PersonId | null
  answers7: number
  last_at: Date | null
  told_state: GroupState
}
export type MemberRow = Row & {
  person_id: PersonId
  joined_at: Date
  role: z.infer<typeof discourseRole>
  estimated: boolean
  messages: number
  active_days: number
  started: number
  replies_in: number
  replies_out: number
  disagreements: number
  signals: number
  message_share: number
  page_rank: number
  dyad_loss: number
  key: number | null
  last_spoke_at: Date | null
}
type FieldRow = {
  tenant_id: TenantId
  day: string
  people: number
  speakers: number
  joins: number
  exits: number
  hours: Record<string, number[]>
  first_words: number[]
}
export type RebuildRow = {
  tenant_id: TenantId
  state: Rebuild['state']
  groups: number
  counted: number
  days: number | null
  differences: number | null
  started_at: Date
  beat_at: Date
  finished_at: Date | null
}
export type Medians = Partial<Record<PartName, number>>

type InsightTables = {
  'insight.progress': ProgressRow
  'insight.due': Row & { since: Date }
  'insight.group_days': GroupDayRow
  'insight.member_days': MemberDayRow
  'insight.replies': ReplyRow
  'insight.links': LinkRow
  'insight.talks': Row & { upto: Date; day: string | null; talk: KeptTalk }
  'insight.questions': QuestionRow
  'insight.group_states': GroupStateRow
  'insight.medians': { tenant_id: TenantId; day: string; medians: Medians }
  'insight.stale_days': Row & { day: string }
  'insight.scorings': { tenant_id: TenantId; scored_at: Date }
  'insight.glances': GlanceRow
  'insight.members': MemberRow
  'insight.fields': FieldRow
  'insight.rebuilds': RebuildRow
}

export const db = (ctx: Context): Kysely<InsightTables> => ctx.tables<InsightTables>()
