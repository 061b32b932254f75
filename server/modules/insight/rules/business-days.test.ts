import { describe, expect, test } from 'vitest'
import { BusinessDays, dayNumber, dayText } from './business-days.ts'

describe('business days', () => {
  const shanghai = new BusinessDays('Asia/Shanghai')

  test('a day begins at midnight of the tenant', () => {
    expect(dayText(shanghai.of(new Date('2026-11-20T15:59:59.999Z')))).toBe('2026-11-20')
    expect(dayText(shanghai.of(new Date('2026-11-20T16:00:00Z')))).toBe('2026-11-21')
    expect(shanghai.startOf(dayNumber('2026-11-21')).toISOString()).toBe('2026-11-20T16:00:00.000Z')
  })

  test('hours, weekdays and the part of the hour are those of its clock', () => {
    const at = new Date('2026-11-21T01:45:00Z')
    expect([shanghai.hourOf(at), shanghai.weekdayOf(at), shanghai.partOfHour(at)]).toEqual([9, 6, 0.75])
    expect(new BusinessDays('Asia/Kolkata').partOfHour(new Date('2026-11-21T01:45:00Z'))).toBe(0.25)
  })

  test('numbers and texts of days belong together, also before 1970 and over leap days', () => {
    for (const day of ['1969-12-31', '1970-01-01', '2024-02-29', '2026-11-21'])
      expect(dayText(dayNumber(day))).toBe(day)
    expect(dayNumber('2024-03-01') - dayNumber('2024-02-28')).toBe(2)
  })

  test('on the days when clocks change, days have 23 and 25 hours and the hours are right', () => {
    const berlin = new BusinessDays('Europe/Berlin')
    expect(berlin.hourOf(new Date('2026-03-29T01:30:00Z'))).toBe(3)
    expect(berlin.hourOf(new Date('2026-10-25T01:30:00Z'))).toBe(2)
    expect(dayText(berlin.of(new Date('2026-10-25T22:59:59Z')))).toBe('2026-10-25')
    expect(dayText(berlin.of(new Date('2026-10-25T23:00:00Z')))).toBe('2026-10-26')
  })
})
