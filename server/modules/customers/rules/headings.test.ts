import { expect, test } from 'vitest'
import { guessMeanings, headingRow, remembered, uniqueHeadings, withoutRepeats } from './headings.ts'

const targets = (...headings: string[]) => guessMeanings(headings).map(({ target }) => target)

test('headings are recognised in Chinese and English, whatever stands around them', () => {
  expect(
    targets('客户姓名', '联系电话（必填）', 'E-mail', 'External UserID', '会员卡号*', '出生日期', ' 标签 '),
  ).toEqual(['name', 'phone', 'email', 'external_userid', 'number', 'birthday', 'tags'])
  expect(targets('Full Name', 'Mobile_Phone', 'City', 'province', 'QQ号', 'Remarks', 'UnionID', 'openid')).toEqual([
    'name',
    'phone',
    'city',
    'region',
    'qq',
    'notes',
    'unionid',
    'openid',
  ])
})

test('two phones are two phones; of two names the second is kept under its heading', () => {
  expect(targets('手机1', '手机2', '姓名', '昵称', '鞋码')).toEqual([
    'phone',
    'phone',
    'name',
    'attribute',
    'attribute',
  ])
  const said = ['name', 'name', 'phone', 'phone'] as const
  const meanings = said.map((target, at) => ({ heading: `列${at}`, target }))
  expect(withoutRepeats(meanings).map(({ target }) => target)).toEqual(['name', 'attribute', 'phone', 'phone'])
})

test('an earlier choice is taken by heading, in whatever order they stand', () => {
  const chosen = [
    { heading: '甲', target: 'phone' as const },
    { heading: '乙', target: 'ignore' as const },
  ]
  expect(remembered(['乙', '甲'], chosen).map(({ target }) => target)).toEqual(['ignore', 'phone'])
})

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
  const isAddress = (cell: string) => /^1\d{10}$/.test(cell)
  expect(headingRow([['会员名单'], ['姓名', '手机']], isAddress)).toBe(1)
  expect(
    headingRow(
      [
        ['', ''],
        ['称呼', '号'],
      ],
      isAddress,
    ),
  ).toBe(1)
  expect(headingRow([['甲', '13800138001']], isAddress)).toBe(-1)
  expect(headingRow([], isAddress)).toBe(-1)
})
