import { expect, test } from 'vitest'
import { customerColumns } from './headings.ts'

const { guess, mean, withoutRepeats } = customerColumns
const targets = (...headings: string[]) => guess(headings).map(({ target }) => target)

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
  const { mapping, remembered } = mean(['乙', '甲'], chosen)
  expect(mapping.map(({ target }) => target)).toEqual(['ignore', 'phone'])
  expect([remembered, mean(['乙'], null).remembered]).toEqual([true, false])
})
