import { expect, test } from 'vitest'
import { blankPlan, lengthOf, saidOf, wordsOf } from './plan-words.ts'
import type { Plan } from './shapes.ts'

const plan: Plan = {
  id: 'pln_1' as Plan['id'],
  communityId: 'com_1' as Plan['communityId'],
  name: '年卡',
  benefits: ['会员价', '每月一次品鉴'],
  monthly: [{ coupon: { id: 'cpn_1' } as Plan['monthly'][number]['coupon'], count: 2 }],
  days: 365,
  untilDay: null,
  priceFen: 36_500,
  trialDays: 7,
  graceDays: 3,
  refund: 'no_reason',
  noReasonDays: 3,
  shown: true,
  version: 2,
  members: 0,
}

test('a plan read into its form and out again is the same plan', () => {
  const { id: _, communityId: __, version: ___, members: ____, ...words } = plan
  expect(wordsOf(saidOf(plan))).toEqual({ ...words, monthly: [{ couponId: 'cpn_1', count: 2 }] })
})

test('a plan is as long as its days, its last day or for good', () => {
  expect(lengthOf({ days: 30, untilDay: null })).toBe('month')
  expect(lengthOf({ days: 45, untilDay: null })).toBe('days')
  expect(lengthOf({ days: null, untilDay: '2027-01-31' })).toBe('until')
  expect(lengthOf({ days: null, untilDay: null })).toBe('forever')
})

test('what belongs to another length or rule is not sent', () => {
  const said = { ...blankPlan, name: '终身', length: 'forever', days: 45, untilDay: '2027-01-31', yuan: '99' } as const
  expect(wordsOf({ ...said, refund: 'none', noReasonDays: 7 })).toMatchObject({
    days: null,
    untilDay: null,
    noReasonDays: 0,
    priceFen: 9900,
  })
})
