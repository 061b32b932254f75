import { expect, test } from 'vitest'
import { colourOf, emblemOf, initialsOf } from './portrait.ts'

test.each([
  ['林晓雨', '晓雨'],
  ['阿晴🌸', '阿晴'],
  ['Ada Lovelace', 'AL'],
  ['bob', 'B'],
  ['jean-luc picard', 'JP'],
  ['🌿', '·'],
  ['', '·'],
])('%s is drawn as %s', (name, drawn) => expect(initialsOf(name)).toBe(drawn))

test('a person keeps one colour, and people spread over all six', () => {
  expect(colourOf('psn_a')).toBe(colourOf('psn_a'))
  const seen = new Set(Array.from({ length: 200 }, (_, n) => colourOf(`psn_${n}`)))
  expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6])
})

test.each([
  ['临水城市圈', '临水'],
  ['「望江」读书会', '望江'],
  ['react study', 'R'],
  ['', '·'],
])('the place %s is drawn as %s', (name, drawn) => expect(emblemOf(name)).toBe(drawn))
