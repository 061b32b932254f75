import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOfQuiet } from './quiet-hours.ts'

const at = (text: string) => new Date(text)
const night = { from: '22:00', to: '08:00' }

test('a night goes over midnight, in the zone of whoever sleeps', () => {
  expect(endOfQuiet(at('2026-11-21T21:59:59+08:00'), night, 'Asia/Shanghai')).toBeNull()
  expect(endOfQuiet(at('2026-11-21T22:00:00+08:00'), night, 'Asia/Shanghai')).toEqual(at('2026-11-22T08:00:00+08:00'))
  expect(endOfQuiet(at('2026-11-22T07:59:59+08:00'), night, 'Asia/Shanghai')).toEqual(at('2026-11-22T08:00:00+08:00'))
  expect(endOfQuiet(at('2026-11-22T08:00:00+08:00'), night, 'Asia/Shanghai')).toBeNull()
  expect(endOfQuiet(at('2026-11-21T22:00:00+08:00'), night, 'Europe/Berlin')).toBeNull()
})

test('a midday rest stays within its day', () => {
  const rest = { from: '12:30', to: '14:00' }
  expect(endOfQuiet(at('2026-11-21T13:00:00+08:00'), rest, 'Asia/Shanghai')).toEqual(at('2026-11-21T14:00:00+08:00'))
  expect(endOfQuiet(at('2026-11-21T00:10:00+08:00'), rest, 'Asia/Shanghai')).toBeNull()
})

test('quiet hours end when they end: later, within a day, and then it is not quiet', () => {
  const clock = fc
    .integer({ min: 0, max: 1439 })
    .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`)
  const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Kiritimati')
  const moments = fc.date({ min: at('2026-01-01'), max: at('2028-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, clock, clock, zones, (moment, from, to, zone) => {
      fc.pre(from !== to)
      const end = endOfQuiet(moment, { from, to }, zone)
      if (!end) return
      expect(end.getTime()).toBeGreaterThan(moment.getTime())
      expect(end.getTime() - moment.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
      expect(endOfQuiet(end, { from, to }, zone)).toBeNull()
    }),
    { numRuns: 500 },
  )
})
