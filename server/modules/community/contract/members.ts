/** Who sits in a group, what they may do, and who is banned. */
import { z } from 'zod'
import { endpoint, instant, pageOf } from '../../../kernel/contract.ts'
import { personCard, personId } from '../../identity/contract.ts'
import { NotAMember, OwnerStays, RoleTooHigh } from './problems.ts'
import { communityId, groupId, member, memberRole } from './shapes.ts'

export const listMembersEndpoint = endpoint({
  name: 'community.list_members',
  route: 'GET /groups/:groupId/members',
  summary: 'Members of a group: roles first, then by name',
  input: z.object({
    groupId,
    q: z.string().max(64).optional(),
    role: memberRole.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: pageOf(member).extend({ total: z.number().int() }),
})
/** Somebody with a seat, and those of their groups that the reader may see. */
export const personFound = z.object({
  person: personCard,
  groups: z.array(z.object({ id: groupId, name: z.string(), role: memberRole })),
})
export const searchPeopleEndpoint = endpoint({
  name: 'community.search_people',
  route: 'GET /people',
  summary:
    'Find people by a part of their name in all groups I may see: whole names first, then beginnings, then the rest',
  input: z.object({
    q: z.string().trim().min(1).max(64),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: pageOf(personFound),
})
export const changeMemberEndpoint = endpoint({
  name: 'community.change_member',
  route: 'PATCH /groups/:groupId/members/:personId',
  summary: 'Change role, title or mute of a member; role owner hands the group over',
  input: z.object({
    groupId,
    personId,
    role: memberRole.optional(),
    title: z.string().trim().max(20).optional(),
    muteMinutes: z.number().int().min(0).max(43_200).optional(),
    reason: z.string().trim().max(200).optional(),
  }),
  output: member,
  problems: [RoleTooHigh, OwnerStays, NotAMember],
})
export const removeMemberEndpoint = endpoint({
  name: 'community.remove_member',
  route: 'DELETE /groups/:groupId/members/:personId',
  summary: 'Remove a member with a reason; may ask again after a day unless banned',
  input: z.object({
    groupId,
    personId,
    reason: z.string().trim().min(1).max(200),
    ban: z.stringbool().default(false),
  }),
  problems: [RoleTooHigh, OwnerStays, NotAMember],
})
export const ban = z.object({
  person: personCard,
  reason: z.string(),
  by: personCard.nullable(),
  at: instant,
})
export const listBansEndpoint = endpoint({
  name: 'community.list_bans',
  route: 'GET /communities/:communityId/bans',
  summary: 'People banned from a community',
  input: z.object({ communityId }),
  output: z.object({ rows: z.array(ban) }),
})
export const liftBanEndpoint = endpoint({
  name: 'community.lift_ban',
  route: 'DELETE /communities/:communityId/bans/:personId',
  summary: 'Lift a ban',
  input: z.object({ communityId, personId }),
})
