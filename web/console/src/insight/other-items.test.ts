import { expect, test } from 'vitest'
import type { JoinRequest } from '../community/shapes.ts'
import type { ImportRow } from '../messaging/shapes.ts'
import { allItems, importItems, joinItems } from './other-items.ts'

const request = (groupId: string, name: string) =>
  ({
    groupId,
    groupName: `群${groupId}`,
    person: { id: name, name, avatarFileId: null },
    answers: ['河坊街', ''],
    askedAt: '2026-11-21T01:00:00Z',
  }) as unknown as JoinRequest
const broken = (state: ImportRow['state']) =>
  ({ state, groupId: null, fileName: `${state}.txt`, createdAt: '2026-11-20T01:00:00Z' }) as ImportRow

test('people asking to join are one line for each group', () => {
  const items = joinItems([request('a', '甲'), request('b', '乙'), request('a', '丙')])
  expect(items.map((item) => [item.groupId, item.count, item.person?.name, item.excerpt])).toEqual([
    ['a', 2, '甲', '河坊街'],
    ['b', 1, '乙', '河坊街'],
  ])
})
test('only imports that can be resumed wait for someone', () => {
  expect(
    importItems((['done', 'failed', 'refused', 'paused', 'cancelled'] as const).map(broken)).map(
      (item) => item.excerpt,
    ),
  ).toEqual(['failed.txt', 'paused.txt'])
})
test('the most urgent stands first, and nothing is told twice', () => {
  const [asked] = joinItems([request('a', '甲')])
  const [stopped] = importItems([broken('failed')])
  if (!asked || !stopped) throw new Error('no items')
  const told = { ...stopped, kind: 'question_waiting' as const, urgency: 3 }
  expect(allItems([stopped, told], [asked, stopped]).map((item) => item.kind)).toEqual([
    'question_waiting',
    'join_request',
    'import_failed',
  ])
})
