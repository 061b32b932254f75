import { expect, test } from 'vitest'
import { changeGroupEndpoint } from '../../../../server/modules/community/contract.ts'
import { groupChange } from './group-said.ts'

const said = { name: '一群', about: '', cap: 200, slowModeSeconds: 30, whoMayMentionAll: 'owner' as const }
const groupId = 'grp_01jd4x0000e0080000000000ab'

test('questions belong to approval only, and there are at most five', () => {
  const change = groupChange(groupId, { ...said, kind: 'approval', questions: '一\n二\n\n三\n四\n五\n六' })
  expect(change.threshold).toEqual({ kind: 'approval', questions: ['一', '二', '三', '四', '五'] })
  expect(changeGroupEndpoint.input.safeParse(change).success).toBe(true)
  expect(groupChange(groupId, { ...said, kind: 'open', questions: '一' }).threshold).toEqual({ kind: 'open' })
})
