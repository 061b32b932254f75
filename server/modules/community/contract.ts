/** Window of community: communities, groups, who belongs to them, on what terms. */
import { z } from 'zod'
import { endpoint, idOf, instant, news, pageOf, problem } from '../../kernel/contract.ts'
import { displayName, personCard, personId } from '../identity/contract.ts'

export const communityId = idOf('com')
export const groupId = idOf('grp')
export const joinRequestId = idOf('jrq')
export const invitationId = idOf('inv')
export type CommunityId = z.infer<typeof communityId>
export type GroupId = z.infer<typeof groupId>
export type JoinRequestId = z.infer<typeof joinRequestId>
export type InvitationId = z.infer<typeof invitationId>

/** 兴趣, 产品, 知识, 资源人脉, 营销 */
export const preset = z.enum(['interest', 'product', 'knowledge', 'network', 'marketing'])
export type Preset = z.infer<typeof preset>

/** 群主, 管理员/助理, KOL, 气氛组长, 调解人, 明星群员, 群员, 嘉宾 — strongest first. */
export const memberRole = z.enum([
  'owner',
  'assistant',
  'kol',
  'atmosphere_lead',
  'mediator',
  'star',
  'member',
  'guest',
])
export type MemberRole = z.infer<typeof memberRole>

export const region = z.object({
  country: z.string().max(40),
  province: z.string().max(40),
  city: z.string().max(40),
})
const label = z.string().trim().max(40)

/** How one gets in: 开放 · 答题审核 · 仅邀请 */
export const threshold = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('approval'), questions: z.array(z.string().trim().min(1).max(200)).max(5) }),
  z.object({ kind: z.literal('invitation') }),
])
export type Threshold = z.infer<typeof threshold>

export const group = z.object({
  id: groupId,
  communityId,
  communityName: z.string(),
  name: z.string(),
  about: z.string(),
  cap: z.number().int(),
  taken: z.number().int(),
  waiting: z.number().int(),
  threshold,
  joinCode: z.string(),
  joinUrl: z.string(),
  slowModeSeconds: z.number().int(),
  whoMayMentionAll: z.enum(['owner', 'assistants', 'everyone']),
  createdAt: instant,
  closedAt: instant.nullable(),
  /** My role here; null when I look in as an operator. */
  myRole: memberRole.nullable(),
})
export type Group = z.infer<typeof group>

export const community = z.object({
  id: communityId,
  name: z.string(),
  preset,
  about: z.string(),
  interest: z.string(),
  industry: z.string(),
  region,
  owner: personCard,
  members: z.number().int(),
  groups: z.number().int(),
  rulesVersion: z.number().int(),
  promises: z.array(z.string()),
  welcome: z.string(),
  createdAt: instant,
  archivedAt: instant.nullable(),
})
export type Community = z.infer<typeof community>

export const rulesVersion = z.object({
  version: z.number().int(),
  articles: z.array(z.string()),
  changedBy: personCard.nullable(),
  publishedAt: instant,
  accepted: z.number().int(),
})

export const member = z.object({
  person: personCard,
  role: memberRole,
  title: z.string(),
  number: z.number().int(),
  joinedAt: instant,
  mutedUntil: instant.nullable(),
  acceptedRulesVersion: z.number().int().nullable(),
  invitedBy: personCard.nullable(),
})
export type Member = z.infer<typeof member>

export const GroupClosed = problem('community.group_closed', 410, {
  zh: '这个群已关闭，不能再加入或发言。',
  en: 'This group is closed.',
})
export const JoinCodeUnknown = problem('community.join_code_unknown', 404, {
  zh: '这个入群码已失效，请向群主要一个新的。',
  en: 'This join link no longer works; ask the owner for a new one.',
})
export const RulesNotAccepted = problem('community.rules_not_accepted', 409, {
  zh: '请先阅读并同意最新的群规（第 {version} 版）。',
  en: 'Please read and accept the current rules (version {version}) first.',
})
export const NameNeeded = problem('community.name_needed', 400, {
  zh: '请先填写你的名字，方便群友称呼你。',
  en: 'Please tell your name first, so that others know what to call you.',
})
export const AnswersMissing = problem('community.answers_missing', 400, {
  zh: '请回答全部 {count} 个入群问题。',
  en: 'Please answer all {count} questions.',
})
export const InvitationNeeded = problem('community.invitation_needed', 403, {
  zh: '这个群仅限受邀加入，请使用邀请链接。',
  en: 'This group is by invitation only.',
})
export const InvitationUsed = problem('community.invitation_used', 410, {
  zh: '这个邀请已用完或已过期。',
  en: 'This invitation is used up or has expired.',
})
export const Banned = problem('community.banned', 403, {
  zh: '你已被这个社群拉黑：{reason}。如有异议可联系群主申诉。',
  en: 'You are banned from this community: {reason}. You may appeal to the owner.',
})
export const RejoinTooSoon = problem('community.rejoin_too_soon', 403, {
  zh: '你被移出本群，{until} 之后可以重新申请。',
  en: 'You were removed from this group and may ask again after {until}.',
})
export const NotAMember = problem('community.not_a_member', 403, {
  zh: '你还不是这个群的成员。',
  en: 'You are not a member of this group.',
})
export const OwnerStays = problem('community.owner_stays', 409, {
  zh: '群主不能退群或被移出，请先转让群主。',
  en: 'The owner cannot leave or be removed; hand the group over first.',
})
export const RoleTooHigh = problem('community.role_too_high', 403, {
  zh: '只能管理职务比你低的成员。',
  en: 'You may only manage members below your own role.',
})
export const CapTooSmall = problem('community.cap_too_small', 409, {
  zh: '人数上限不能小于现有人数（{taken} 人）。',
  en: 'The cap cannot be below the {taken} seats already taken.',
})
export const AlreadyDecided = problem('community.already_decided', 409, {
  zh: '这个申请已经处理过了。',
  en: 'This request has already been decided.',
})
export const RulesChangedMeanwhile = problem('community.rules_changed_meanwhile', 409, {
  zh: '群规刚被别人改过（现为第 {version} 版），请先看看再发布。',
  en: 'The rules were changed meanwhile (now version {version}); look before you publish.',
})

export const presetCard = z.object({
  preset,
  name: z.object({ zh: z.string(), en: z.string() }),
  about: z.object({ zh: z.string(), en: z.string() }),
  groupName: z.string(),
  rules: z.array(z.string()),
  welcome: z.string(),
  promises: z.array(z.string()),
  threshold,
  cap: z.number().int(),
})
export const listPresetsEndpoint = endpoint({
  name: 'community.list_presets',
  route: 'GET /presets',
  summary: 'What a new community may start from',
  output: z.object({ rows: z.array(presetCard) }),
})

export const foundCommunityEndpoint = endpoint({
  name: 'community.found_community',
  route: 'POST /communities',
  summary: 'Create a community from a preset with its first group, rules, welcome, threshold and join link in one step',
  input: z.object({
    preset,
    name: displayName,
    groupName: displayName.optional(),
    about: z.string().max(1000).optional(),
    interest: label.optional(),
    industry: label.optional(),
    region: region.partial().optional(),
    cap: z.number().int().min(2).max(100_000).optional(),
    threshold: threshold.optional(),
    rules: z.array(z.string().trim().min(1).max(500)).max(30).optional(),
  }),
  output: z.object({ community, group }),
})

export const listCommunitiesEndpoint = endpoint({
  name: 'community.list_communities',
  route: 'GET /communities',
  summary: 'Communities I may see, with filters',
  input: z.object({
    q: z.string().max(80).optional(),
    city: z.string().max(40).optional(),
    interest: z.string().max(40).optional(),
    industry: z.string().max(40).optional(),
    archived: z.stringbool().default(false),
    after: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: pageOf(community),
})
export const readCommunityEndpoint = endpoint({
  name: 'community.read_community',
  route: 'GET /communities/:communityId',
  summary: 'One community with its groups',
  input: z.object({ communityId }),
  output: z.object({ community, groups: z.array(group) }),
})
export const changeCommunityEndpoint = endpoint({
  name: 'community.change_community',
  route: 'PATCH /communities/:communityId',
  summary: 'Change the name, card or welcome of a community',
  input: z.object({
    communityId,
    name: displayName.optional(),
    about: z.string().max(1000).optional(),
    interest: label.optional(),
    industry: label.optional(),
    region: region.partial().optional(),
    welcome: z.string().max(1000).optional(),
    promises: z.array(z.string().trim().min(1).max(200)).max(10).optional(),
    archived: z.boolean().optional(),
  }),
  output: community,
})

export const openGroupEndpoint = endpoint({
  name: 'community.open_group',
  route: 'POST /communities/:communityId/groups',
  summary: 'Open another group in a community',
  input: z.object({
    communityId,
    name: displayName,
    about: z.string().max(1000).optional(),
    cap: z.number().int().min(2).max(100_000).optional(),
    threshold: threshold.optional(),
  }),
  output: group,
})
export const readGroupEndpoint = endpoint({
  name: 'community.read_group',
  route: 'GET /groups/:groupId',
  summary: 'One group as its members and operators see it',
  input: z.object({ groupId }),
  output: group,
})
export const changeGroupEndpoint = endpoint({
  name: 'community.change_group',
  route: 'PATCH /groups/:groupId',
  summary: 'Change name, card, cap, threshold, slow mode; a larger cap moves the waiting list',
  input: z.object({
    groupId,
    name: displayName.optional(),
    about: z.string().max(1000).optional(),
    cap: z.number().int().min(2).max(100_000).optional(),
    threshold: threshold.optional(),
    slowModeSeconds: z.number().int().min(0).max(3600).optional(),
    whoMayMentionAll: group.shape.whoMayMentionAll.optional(),
  }),
  output: group,
  problems: [CapTooSmall],
})
export const closeGroupEndpoint = endpoint({
  name: 'community.close_group',
  route: 'POST /groups/:groupId/close',
  summary: 'Close a group; its history stays readable',
  input: z.object({ groupId, reason: z.string().trim().min(1).max(200) }),
  output: group,
})
export const reopenGroupEndpoint = endpoint({
  name: 'community.reopen_group',
  route: 'POST /groups/:groupId/reopen',
  summary: 'Open a closed group again',
  input: z.object({ groupId }),
  output: group,
})
export const renewJoinCodeEndpoint = endpoint({
  name: 'community.renew_join_code',
  route: 'POST /groups/:groupId/join-code',
  summary: 'Replace the join link; the old one stops working',
  input: z.object({ groupId }),
  output: group,
})
export const drawPosterEndpoint = endpoint({
  name: 'community.draw_poster',
  route: 'GET /groups/:groupId/poster.png',
  summary: 'QR poster of a group as a picture',
  input: z.object({ groupId }),
  transfer: 'binary',
})
export const drawJoinQrEndpoint = endpoint({
  name: 'community.draw_join_qr',
  route: 'GET /groups/:groupId/qr.svg',
  summary: 'The join link as a QR code (SVG)',
  input: z.object({ groupId }),
  transfer: 'binary',
})

export const readRulesEndpoint = endpoint({
  name: 'community.read_rules',
  route: 'GET /communities/:communityId/rules',
  summary: 'The rules with all earlier versions, newest first',
  input: z.object({ communityId }),
  output: z.object({
    current: rulesVersion,
    earlier: z.array(rulesVersion),
    myAcceptedVersion: z.number().int().nullable(),
  }),
})
export const publishRulesEndpoint = endpoint({
  name: 'community.publish_rules',
  route: 'POST /communities/:communityId/rules',
  summary: 'Publish a new version of the rules; members are asked to accept it',
  input: z.object({
    communityId,
    /** The version the author started from. */
    basedOn: z.number().int().min(0),
    articles: z.array(z.string().trim().min(1).max(500)).min(1).max(30),
  }),
  output: rulesVersion,
  problems: [RulesChangedMeanwhile],
})
export const acceptRulesEndpoint = endpoint({
  name: 'community.accept_rules',
  route: 'POST /communities/:communityId/rules/acceptance',
  summary: 'Accept the current rules',
  input: z.object({ communityId, version: z.number().int().min(1) }),
  problems: [RulesNotAccepted, NotAMember],
})

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
    outcome: z.enum(['joined', 'waiting', 'asked']),
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

export const groupOpened = news('community.group_opened', z.object({ communityId, groupId, personId }))
export const memberJoined = news('community.member_joined', z.object({ groupId, personId, communityId }))
export const memberLeft = news(
  'community.member_left',
  z.object({ groupId, personId, communityId, how: z.enum(['left', 'removed', 'banned']) }),
)
export const rulesPublished = news('community.rules_published', z.object({ communityId, version: z.number().int() }))
