/** Why somebody cannot get in, out or do what they want. */
import { problem } from '../../../kernel/contract.ts'

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
export const GroupFull = problem('community.group_full', 409, {
  zh: '这个群已经满员，暂时不收费，也不能加入。',
  en: 'This group is full; nothing is charged, and nobody can join for now.',
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
