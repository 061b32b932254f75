/** The tables of community; they never leave this module. */
import type { Generated, Kysely, Selectable } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { PersonId, TenantId } from '../../kernel/people.ts'
import type { CommunityId, GroupId, InvitationId, JoinRequestId, MemberRole, Preset, Threshold } from './contract.ts'

type Owned = { tenant_id: TenantId }

type Communities = Owned & {
  id: CommunityId
  name: string
  preset: Preset
  about: string
  interest: string
  industry: string
  country: string
  province: string
  city: string
  owner_id: PersonId
  welcome: string
  promises: string[]
  rules_version: number
  last_number: Generated<number>
  created_at: Date
  archived_at: Date | null
}
type Rules = Owned & {
  community_id: CommunityId
  version: number
  articles: string[]
  published_at: Date
  published_by: PersonId
}
type Acceptances = Owned & { community_id: CommunityId; version: number; person_id: PersonId; accepted_at: Date }
type Memberships = Owned & {
  community_id: CommunityId
  person_id: PersonId
  number: number
  name: string
  joined_at: Date
}
type Bans = Owned & {
  id: string
  community_id: CommunityId
  person_id: PersonId
  reason: string
  by: PersonId | null
  at: Date
  lifted_at: Date | null
  lifted_by: PersonId | null
}
type Groups = Owned & {
  id: GroupId
  community_id: CommunityId
  name: string
  about: string
  cap: number
  taken: Generated<number>
  last_ticket: Generated<number>
  threshold: Threshold['kind']
  questions: string[]
  join_code: string
  slow_mode_seconds: Generated<number>
  who_may_mention_all: Generated<'owner' | 'assistants' | 'everyone'>
  created_at: Date
  closed_at: Date | null
  closed_by: PersonId | null
  close_reason: string | null
}
type Seats = Owned & {
  group_id: GroupId
  person_id: PersonId
  role: MemberRole
  title: Generated<string>
  joined_at: Date
  muted_until: Date | null
  mute_reason: string | null
  invited_by: PersonId | null
  by_fee: Generated<boolean>
}
type PastSeats = Owned & {
  id: string
  group_id: GroupId
  person_id: PersonId
  role: MemberRole
  joined_at: Date
  left_at: Date
  how: 'left' | 'removed' | 'banned'
  reason: string | null
  by: PersonId | null
  muted_until: Date | null
  mute_reason: string | null
}
type Invitations = Owned & {
  id: InvitationId
  group_id: GroupId
  code: string
  uses: number
  used: Generated<number>
  created_by: PersonId
  created_at: Date
  expires_at: Date
}
type JoinRequests = Owned & {
  id: JoinRequestId
  group_id: GroupId
  person_id: PersonId
  questions: string[]
  answers: string[]
  asked_at: Date
  decided_at: Date | null
  decided_by: PersonId | null
  decision: 'approved' | 'declined' | 'withdrawn' | null
  reason: string | null
}
type Waiting = Owned & {
  group_id: GroupId
  person_id: PersonId
  ticket: number
  since: Date
  invited_by: PersonId | null
}

type Tables = {
  'community.communities': Communities
  'community.rules': Rules
  'community.acceptances': Acceptances
  'community.memberships': Memberships
  'community.bans': Bans
  'community.groups': Groups
  'community.seats': Seats
  'community.past_seats': PastSeats
  'community.invitations': Invitations
  'community.join_requests': JoinRequests
  'community.waiting': Waiting
}

export type CommunityRow = Selectable<Communities>
export type GroupRow = Selectable<Groups>
export type SeatRow = Selectable<Seats>
export type PastSeatRow = Selectable<PastSeats>
export type InvitationRow = Selectable<Invitations>
export const db = (ctx: Context): Kysely<Tables> => ctx.tables<Tables>()
