import { expect, test } from 'vitest'
import { bestMatches, type Entry, matchOf } from './palette-matches.ts'

const group = (name: string, detail = ''): Entry => ({ id: name, kind: 'group', name, detail })

test('an exact name stands before a beginning, a middle and scattered letters', () => {
  const entries = [group('小临水亲子群'), group('临水亲子'), group('临水亲子周末'), group('临江水边的亲子')]
  expect(bestMatches(entries, '临水亲子').map((entry) => entry.name)).toEqual([
    '临水亲子',
    '临水亲子周末',
    '小临水亲子群',
    '临江水边的亲子',
  ])
})
test('letters must come in their order', () => {
  expect(matchOf(group('临水亲子'), '临亲')).toBeGreaterThan(0)
  expect(matchOf(group('临水亲子'), '亲临')).toBe(0)
})
test('English does not care for capitals; the detail finds too', () => {
  expect(matchOf(group('React 学习群', '知识'), 'react')).toBe(5)
  expect(matchOf(group('React 学习群', '知识'), '知识')).toBe(3)
})
test('nothing typed shows the first entries', () => {
  expect(bestMatches([group('a'), group('b'), group('c')], ' ', 2).map((entry) => entry.name)).toEqual(['a', 'b'])
})
