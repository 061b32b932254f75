import { expect, test } from 'vitest'
import { makeCouponEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { blankCoupon, type CouponSaid, fieldOf, shareOf, wordsOf } from './said.ts'

const at = (local: string) => `${local}:00.000Z`
const read = (said: Partial<CouponSaid>) =>
  makeCouponEndpoint.input.safeParse(wordsOf({ ...blankCoupon, title: '立减', ...said }, at))

test('so much off from a sum on, for thirty days', () => {
  expect(read({ yuan: '10', threshold: '50' }).data).toMatchObject({
    off: { kind: 'amount', fen: 1000 },
    thresholdFen: 5000,
    scope: { kind: 'all' },
    validity: { kind: 'days', days: 30 },
    total: 100,
    perPerson: 1,
  })
})

test('8.5 折 takes fifteen in a hundred off, between two dates', () => {
  expect(shareOf(8.5)).toBe(1500)
  const said = {
    offKind: 'share',
    tenths: 8.5,
    most: '20',
    validity: 'dates',
    from: '2026-11-22T10:00',
    to: '2026-12-01T10:00',
  } as const
  expect(read(said).data).toMatchObject({
    off: { kind: 'share', share: 1500, mostFen: 2000 },
    thresholdFen: 0,
    validity: { kind: 'dates', from: '2026-11-22T10:00:00.000Z' },
  })
})

test('what makes no sense is told at a field of the form', () => {
  const places = (said: Partial<CouponSaid>) =>
    (read(said).error?.issues ?? []).map(({ path }) => fieldOf(path.join('.')))
  expect(places({ yuan: '60', threshold: '50' })).toEqual(['yuan'])
  expect(places({ yuan: '10', total: 1, perPerson: 2 })).toEqual(['perPerson'])
  expect(places({ yuan: '10', days: 0 })).toEqual(['days'])
})
