/** The way in by link, by request, by line or by invitation; and the way out. */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'
import { displayName, personCard, personId } from '../../identity/contract.ts'
import {
  AlreadyDecided,
  AnswersMissing,
  Banned,
  GroupClosed,
  InvitationNeeded,
  InvitationUsed,
  JoinCodeUnknown,
  NameNeeded,
  NotAMember,
  OwnerStays,
  RejoinTooSoon,
  RulesNotAccepted,
} from './problems.ts'
import { communityId, groupId, invitationId, joinRequestId, threshold } from './shapes.ts'

/** What a visitor with a QR code sees before joining. */
export const joinCard = z.object({
  group: z.object({ id: groupId, name: z.string(), about: z.string() }),
  community: z.object({ id: communityId, name: z.string(), about: z.string(), city: z.string(), interest: z.string() }),
  owner: personCard,
  members: z.number().int(),
  seatsLeft: z.number().int(),
  waiting: z.number().int(),
  threshold,
  rules: z.object({ version: z.number().int(), articles: z.array(z.string()) }),
  promises: z.array(z.string()),
  /** Where I already stand, when the visitor is known. */
  mine: z.object({
    state: z.enum(['stranger', 'member', 'waiting', 'asked', 'declined', 'removed', 'banned']),
    place: z.number().int().nullable(),
    name: z.string().nullable(),
  }),
})
export type JoinCard = z.infer<typeof joinCard>
export const readJoinCardEndpoint = endpoint({
  name: 'community.read_join_card',
  route: 'GET /join/:code',
  summary: 'What the group behind a join link is, promises and asks',
  input: z.object({ code: z.string().max(64), invitation: z.string().max(64).optional() }),
  output: joinCard,
  problems: [JoinCodeUnknown, GroupClosed],
})
export const joinGroupEndpoint = endpoint({
  name: 'community.join_group',
  route: 'POST /join/:code',
  summary: 'Join by link: a seat, a place on the waiting list or a request for approval; signs a new person in',
  input: z.object({
    code: z.string().max(64),
    /** Needed when the visitor is not signed in. */
    name: displayName.optional(),
    acceptsRules: z.number().int(),
    answers: z.array(z.string().trim().max(500)).max(5).optional(),
    invitation: z.string().max(64).optional(),
  }),
  output: z.object({
    /** `fee`: known by now, and in once a membership is paid. */
    outcome: z.enum(['joined', 'waiting', 'asked', 'fee']),
    groupId,
    personId,
    /** Place on the waiting list, from 1. */
    place: z.number().int().nullable(),
  }),
  problems: [
    JoinCodeUnknown,
    NameNeeded,
    RulesNotAccepted,
    AnswersMissing,
    InvitationNeeded,
    InvitationUsed,
    Banned,
    RejoinTooSoon,
    GroupClosed,
  ],
})
export const leaveGroupEndpoint = endpoint({
  name: 'community.leave_group',
  route: 'POST /groups/:groupId/leave',
  summary: 'Leave a group or its waiting list',
  input: z.object({ groupId }),
  problems: [OwnerStays, NotAMember],
})

export const joinRequest = z.object({
  id: joinRequestId,
  groupId,
  groupName: z.string(),
  person: personCard,
  questions: z.array(z.string()),
  answers: z.array(z.string()),
  askedAt: instant,
})
export const listJoinRequestsEndpoint = endpoint({
  name: 'community.list_join_requests',
  route: 'GET /join-requests',
  summary: 'Requests waiting for approval in the groups I run, oldest first',
  input: z.object({ groupId: groupId.optional() }),
  output: z.object({ rows: z.array(joinRequest) }),
})
export const decideJoinRequestEndpoint = endpoint({
  name: 'community.decide_join_request',
  route: 'POST /join-requests/:joinRequestId',
  summary: 'Approve or decline a request to join',
  input: z.object({
    joinRequestId,
    decision: z.enum(['approve', 'decline']),
    reason: z.string().trim().max(200).optional(),
  }),
  output: z.object({ outcome: z.enum(['joined', 'waiting', 'declined']) }),
  problems: [AlreadyDecided, GroupClosed],
})

export const waitingRow = z.object({ person: personCard, place: z.number().int(), since: instant })
export const listWaitingEndpoint = endpoint({
  name: 'community.list_waiting',
  route: 'GET /groups/:groupId/waiting',
  summary: 'The waiting list in its order',
  input: z.object({ groupId }),
  output: z.object({ rows: z.array(waitingRow) }),
})

export const invitation = z.object({
  id: invitationId,
  code: z.string(),
  url: z.string(),
  uses: z.number().int(),
  used: z.number().int(),
  expiresAt: instant,
  createdBy: personCard,
})
export const createInvitationEndpoint = endpoint({
  name: 'community.create_invitation',
  route: 'POST /groups/:groupId/invitations',
  summary: 'Create an invitation for a number of people',
  input: z.object({
    groupId,
    uses: z.number().int().min(1).max(1000).default(1),
    days: z.number().int().min(1).max(90).default(7),
  }),
  output: invitation,
})
export const listInvitationsEndpoint = endpoint({
  name: 'community.list_invitations',
  route: 'GET /groups/:groupId/invitations',
  summary: 'Live invitations of a group',
  input: z.object({ groupId }),
  output: z.object({ rows: z.array(invitation) }),
})
