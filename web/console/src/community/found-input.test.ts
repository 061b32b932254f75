import { expect, test } from 'vitest'
import { foundCommunityEndpoint } from '../../../../server/modules/community/contract.ts'
import { foundInput, linesOf } from './found-input.ts'

test('what is left empty is left to the preset', () => {
  expect(
    foundInput({ preset: 'interest', name: ' 临水亲子 ', groupName: '  ', city: '', cap: null, rules: '\n' }),
  ).toEqual({
    preset: 'interest',
    name: '临水亲子',
  })
})

test('everything said reaches the endpoint in its shape', () => {
  const input = foundInput({
    preset: 'product',
    name: '甲',
    groupName: '一群',
    about: '简介',
    interest: '亲子',
    industry: '教育',
    province: '浙江',
    city: '临水',
    cap: 200,
    rules: '1. 不发广告\n2、友善交流',
  })
  expect(input).toMatchObject({ region: { province: '浙江', city: '临水' }, cap: 200, rules: ['不发广告', '友善交流'] })
  expect(foundCommunityEndpoint.input.safeParse(input).success).toBe(true)
})

test('hand-made numbers go, numbers that belong to the sentence stay', () => {
  expect(linesOf('（1）先看公告\n(2) 实名\n24 小时内回复')).toEqual(['先看公告', '实名', '24 小时内回复'])
})
