import { expect, test } from 'vitest'
import { hourTicks, untilNow } from './hours.ts'
import { daysUntil, drawnDays } from './windows.ts'
import { sayDay, weekdays } from './weekday.ts'

test('a stretch of days has both its ends', () => {
  expect(daysUntil('2026-11-20', 7)).toEqual({ from: '2026-11-14', until: '2026-11-20' })
  expect(daysUntil('2026-11-20', 1)).toEqual({ from: '2026-11-20', until: '2026-11-20' })
  expect(daysUntil(null, 7)).toEqual({})
})
test('days are drawn from the first word on, and today is not over', () => {
  const days = Array.from({ length: 60 }, (_, at) => ({
    day: `2026-${at < 30 ? '10' : '11'}-${String((at % 30) + 1).padStart(2, '0')}`,
    messages: at < 25 ? 0 : 3,
  }))
  const drawn = drawnDays(days, '2026-11-30')
  expect([drawn[0]?.day, drawn.at(-1)?.day]).toEqual(['2026-10-26', '2026-11-29'])
  expect(drawnDays(days, '2026-11-03')).toHaveLength(28)
  expect(drawnDays(days.slice(0, 5), '2026-12-01')).toHaveLength(5)
})
test('hours that have not come yet are unknown, hours without a row are zero', () => {
  const line = untilNow(
    [
      { hour: 0, today: 4 },
      { hour: 2, today: 9 },
      { hour: 3, today: 1 },
    ],
    3,
  )
  expect(line.slice(0, 5)).toEqual([4, 0, 9, null, null])
  expect(untilNow([{ hour: 0, today: 2 }], 0).slice(0, 2)).toEqual([2, null])
  expect(line).toHaveLength(hourTicks.length)
})
test('days and weekdays in both languages', () => {
  expect(sayDay('2026-11-21', 'zh-CN')).toBe('11月21日星期六')
  expect(sayDay('2026-11-21', 'en')).toBe('Saturday 21 November')
  expect(weekdays('zh-CN')).toEqual(['周一', '周二', '周三', '周四', '周五', '周六', '周日'])
  expect(weekdays('en')[6]).toBe('Sun')
})
