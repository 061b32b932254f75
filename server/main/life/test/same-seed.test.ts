import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { composeLife } from '../compose-life.ts'

const today = '2026-11-20'
const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

test('the same seed and day give the same life to the byte, another seed another', () => {
  const once = composeLife({ seed: 11, today })
  expect(hashOf(composeLife({ seed: 11, today }))).toBe(hashOf(once))
  expect(hashOf(composeLife({ seed: 12, today }).events)).not.toBe(hashOf(once.events))
})

test('stopping earlier on the last day only cuts the end off', () => {
  const whole = composeLife({ seed: 3, today })
  const until = '2026-11-20T14:30:00+08:00'
  const cut = composeLife({ seed: 3, today, until })
  expect(cut.events).toEqual(whole.events.filter(({ at }) => Date.parse(at) <= Date.parse(until)))
  expect(cut.events.length).toBeLessThan(whole.events.length)
  expect(cut.life.until).toBe('2026-11-20T06:30:00.000Z')
  expect(cut.life.seats.every(({ leftAt }) => !leftAt || Date.parse(leftAt) <= Date.parse(until))).toBe(true)
})

test('a day, a moment or a seed that cannot be read is refused', () => {
  expect(() => composeLife({ seed: 1, today: 'yesterday' })).toThrow(RangeError)
  expect(() => composeLife({ seed: 1, today, until: 'noon' })).toThrow(RangeError)
  expect(() => composeLife({ seed: 1, today, until: '2026-11-19T23:59:00+08:00' })).toThrow(RangeError)
  expect(() => composeLife({ seed: 0.5, today })).toThrow(RangeError)
})

test('a life takes less than one and a half seconds of one core', () => {
  composeLife({ seed: 1, today })
  const before = process.cpuUsage()
  composeLife({ seed: 2, today })
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(1500)
})
