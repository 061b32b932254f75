import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readActivity, silentRegulars } from '../activity.ts'

describe('activity', () => {
  test('before the seventh day nothing is known', () => {
    expect(readActivity([5, 5, 5, 5, 5, 5])).toEqual({ a7: null, a7Fortnight: null, peak90: null, r: null })
  })

  test('the mean of a week does not see the wave of the week', () => {
    const weeks = Array.from({ length: 70 }, (_, day) => (day % 7 < 5 ? 10 : 3))
    expect(readActivity(weeks)).toEqual({ a7: 8, a7Fortnight: 8, peak90: 8, r: 1 })
  })

  test('r falls with the days against the best week of 90 days', () => {
    expect(readActivity([...days(20, 7), ...days(20, 30), ...days(5, 7)])).toEqual({
      a7: 5,
      a7Fortnight: 20,
      peak90: 20,
      r: 0.25,
    })
  })

  test('a peak of more than 90 days ago is forgotten', () => {
    expect(readActivity([...days(90, 7), ...days(9, 95)]).peak90).toBeGreaterThan(9)
    expect(readActivity([...days(90, 7), ...days(9, 96)]).r).toBe(1)
  })

  test('nobody in 90 days is r = 0, not unknown', () => {
    expect(readActivity(days(0, 96)).r).toBe(0)
  })

  test('any days give r in [0, 1]', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e6), { minLength: 7, maxLength: 200 }), (row) => {
        const { r } = readActivity(row)
        expect(r).toBeGreaterThanOrEqual(0)
        expect(r).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('regulars', () => {
  const today = 100
  const regular = [66, 70, 80, 93]

  test('four active days from −34 to −7 make a regular, and one day of the last seven a voice', () => {
    const people = [regular, regular, [...regular, 94], [...regular, 100], regular]
    expect(silentRegulars(people, today)).toEqual({ value: 0.6, n: 5 })
  })

  test('days outside of the window and days said twice do not count', () => {
    const strangers = [
      [65, 70, 80, 93],
      [70, 70, 80, 93],
      [70, 80, 90, 94],
    ]
    expect(silentRegulars([...strangers, ...Array.from({ length: 5 }, () => regular)], today).n).toBe(5)
  })

  test('fewer than five regulars say nothing', () => {
    expect(silentRegulars([regular, regular, regular, regular], today)).toEqual({ value: null, n: 4 })
    expect(silentRegulars([], today)).toEqual({ value: null, n: 0 })
  })
})

function days(speakers: number, count: number): number[] {
  return Array.from({ length: count }, () => speakers)
}
