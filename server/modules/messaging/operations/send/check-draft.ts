/** What must be true before somebody may say something. */
import type { Problem } from '../../../../kernel/contract.ts'
import { endedFee, GroupClosed, type MemberRole, NotAMember } from '../../../community/contract.ts'
import type { Standing } from '../../../community/index.ts'
import { type Draft, MayNotMentionAll, MessageEmpty, Muted, OnlyReads } from '../../contract.ts'

const leads: readonly MemberRole[] = ['owner', 'assistant']

/** The reason why a draft may not be said by someone of this standing; null when it may. */
export function refusalOf(draft: Draft, standing: Standing | undefined, now: Date): Problem | null {
  if (!standing) return NotAMember()
  if (standing.closedAt) return GroupClosed()
  if (standing.mutedUntil && new Date(standing.mutedUntil) > now) {
    if (standing.muteReason === endedFee) return OnlyReads()
    return Muted({ until: new Date(standing.mutedUntil).toISOString(), reason: standing.muteReason || '未说明' })
  }
  if (isEmpty(draft)) return MessageEmpty()
  if (draft.mentionsAll && !mayMentionAll(standing)) return MayNotMentionAll()
  return null
}

export const isEmpty = ({ text, fileIds, poll }: Draft) => text.trim() === '' && fileIds.length === 0 && !poll

function mayMentionAll({ role, whoMayMentionAll }: Standing): boolean {
  if (whoMayMentionAll === 'everyone') return true
  return whoMayMentionAll === 'owner' ? role === 'owner' : leads.includes(role)
}
