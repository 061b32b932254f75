import { expect, test } from 'vitest'
import type { GroupCard } from '../insight/shapes.ts'
import { hasFilter, shownCards, sortedCards, startsDown, valuesOf } from './field-rows.ts'
import { groupSheet } from './group-sheet.ts'

const card = (name: string, more: Partial<GroupCard> = {}): GroupCard => ({
  groupId: `grp_${name}`,
  groupName: name,
  communityId: 'com_1',
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
const names = (cards: readonly GroupCard[]) => cards.map((one) => one.groupName)

test('closed groups are hidden until asked for', () => {
  const cards = [card('甲'), card('乙', { closedAt: '2026-11-01T00:00:00Z' })]
  expect(names(shownCards(cards, {}))).toEqual(['甲'])
  expect(names(shownCards(cards, { closed: true }))).toEqual(['甲', '乙'])
})
test('the search looks at group, community and owner, whatever the capitals', () => {
  const cards = [card('React 学习'), card('乙', { ownerName: 'Reacher' }), card('丙')]
  expect(names(shownCards(cards, { q: ' REACH' }))).toEqual(['乙'])
  expect(names(shownCards(cards, { q: '亲子' }))).toHaveLength(3)
})
test('filters add up', () => {
  const cards = [
    card('甲', { city: '江城' }),
    card('乙', { state: 'doubt' }),
    card('丙', { city: '江城', state: 'doubt' }),
  ]
  expect(names(shownCards(cards, { city: '江城', state: 'doubt' }))).toEqual(['丙'])
  expect(hasFilter({ sort: 'name' })).toBe(false)
  expect(hasFilter({ state: 'doubt' })).toBe(true)
})
test('what needs me stands first: breaking up, then doubting, then the dead', () => {
  const cards = [
    card('好'),
    card('死', { state: 'dead' }),
    card('疑', { state: 'doubt' }),
    card('分', { state: 'breakup' }),
  ]
  expect(names(sortedCards(cards, 'need', true))).toEqual(['分', '疑', '死', '好'])
})
test('a group without a score is never the best nor the worst', () => {
  const cards = [card('甲', { score: 50 }), card('乙', { score: null }), card('丙', { score: 80 })]
  expect(names(sortedCards(cards, 'score', true))).toEqual(['丙', '甲', '乙'])
  expect(names(sortedCards(cards, 'score', false))).toEqual(['甲', '丙', '乙'])
})
test('names sort by their sound, numbers start with the largest, scores with the worst', () => {
  expect(names(sortedCards([card('周末'), card('安静'), card('美食')], 'name', false))).toEqual([
    '安静',
    '美食',
    '周末',
  ])
  expect([startsDown('messages'), startsDown('name'), startsDown('score')]).toEqual([true, false, false])
})
test('filters offer what occurs, most frequent first', () => {
  expect(valuesOf([card('1', { city: '江城' }), card('2'), card('3'), card('4', { city: '' })], 'city')).toEqual([
    '临水',
    '江城',
  ])
})
test('the sheet quotes what needs it and cannot be read as a formula', () => {
  const sheet = groupSheet([card('=SUM(A1)', { score: null, ownerName: '王, "小"五' })], (key) => key, {
    moment: () => '今天',
    percent: () => '40.0%',
  })
  const [head, row] = sheet.split('\r\n')
  expect(head?.startsWith('\uFEFF')).toBe(true)
  expect(row).toContain("'=SUM(A1)")
  expect(row).toContain('"王, ""小""五"')
})
