import { expect, test } from 'vitest'
import { hourTicks, untilNow } from './hours.ts'
import { daysUntil } from './windows.ts'
import { sayDay, weekdays } from './weekday.ts'

test('a stretch of days has both its ends', () => {
  expect(daysUntil('2026-11-20', 7)).toEqual({ from: '2026-11-14', until: '2026-11-20' })
  expect(daysUntil('2026-11-20', 1)).toEqual({ from: '2026-11-20', until: '2026-11-20' })
  expect(daysUntil(null, 7)).toEqual({})
})
test('hours that have not come yet are unknown, hours without a row are zero', () => {
  const line = untilNow(
    [
      { hour: 0, today: 4 },
      { hour: 2, today: 9 },
      { hour: 20, today: 0 },
    ],
    2,
  )
  expect(line.slice(0, 4)).toEqual([4, 0, 9, null])
  expect(line).toHaveLength(hourTicks.length)
})
test('days and weekdays in both languages', () => {
  expect(sayDay('2026-11-21', 'zh-CN')).toBe('11月21日星期六')
  expect(sayDay('2026-11-21', 'en')).toBe('Saturday 21 November')
  expect(weekdays('zh-CN')).toEqual(['周一', '周二', '周三', '周四', '周五', '周六', '周日'])
  expect(weekdays('en')[6]).toBe('Sun')
})
