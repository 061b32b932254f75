/** A group's card for tests. */
import type { CommunityId, GroupId } from '../../../../server/modules/community/contract.ts'
import type { GroupCard } from '../insight/shapes.ts'

export const aCard = (name: string, more: Partial<GroupCard> = {}): GroupCard => ({
  groupId: `grp_${name}` as GroupId,
  groupName: name,
  communityId: 'com_1' as CommunityId,
  communityName: '临水亲子',
  city: '临水',
  interest: '亲子',
  industry: '教育',
  ownerName: '林晓雨',
  seats: 40,
  score: 60,
  trend: [],
  state: 'love',
  stage: 'mature',
  reasons: [],
  speakers7: 12,
  messages7: 300,
  silentShare: 0.4,
  lastMessageAt: '2026-11-21T06:00:00Z',
  waitingQuestions: 0,
  closedAt: null,
  ...more,
})
