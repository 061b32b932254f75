/** What the rest is made of: ids, roles, thresholds, groups, communities, members. */
import { z } from 'zod'
import { idOf, instant } from '../../../kernel/contract.ts'
import { personCard } from '../../identity/contract.ts'

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

/** How one gets in: 开放 · 答题审核 · 仅邀请 · 付费会员 */
export const threshold = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('approval'), questions: z.array(z.string().trim().min(1).max(200)).max(5) }),
  z.object({ kind: z.literal('invitation') }),
  z.object({ kind: z.literal('fee') }),
])
/** Why somebody whose fee has run out only reads. */
export const endedFee = 'membership_ended'
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
