import { expect, test } from 'vitest'
import { headingRow, uniqueHeadings } from './headings.ts'

test('headings are told apart: empty ones by their letter, equal ones by a number', () => {
  expect(uniqueHeadings(['手机', '', '手机', ' 备\n注 ', '__proto__'])).toEqual([
    '手机',
    'B',
    '手机 (2)',
    '备 注',
    '_proto_',
  ])
  expect(uniqueHeadings(Array.from({ length: 28 }, () => '')).at(-1)).toBe('AB')
})

test('a title may stand above the headings; a table without headings is noticed', () => {
  const telling = {
    isKnown: (heading: string) => heading === '姓名',
    isFact: (cell: string) => /^1\d{10}$/.test(cell),
  }
  expect(headingRow([['会员名单'], ['姓名', '手机']], telling)).toBe(1)
  expect(
    headingRow(
      [
        ['', ''],
        ['称呼', '号'],
      ],
      telling,
    ),
  ).toBe(1)
  expect(headingRow([['甲', '13800138001']], telling)).toBe(-1)
  expect(headingRow([], telling)).toBe(-1)
})
