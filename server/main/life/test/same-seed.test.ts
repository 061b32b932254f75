import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { composeLife } from '../compose-life.ts'

const today = '2026-11-20'
const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
const whole = composeLife({ seed: 11, today })

test('the same seed and day give the same life to the byte, in under one and a half seconds of one core', () => {
  const before = process.cpuUsage()
  const again = composeLife({ seed: 11, today })
  const { user, system } = process.cpuUsage(before)
  expect(hashOf(again)).toBe(hashOf(whole))
  expect((user + system) / 1000).toBeLessThan(1500)
})

test('another seed gives other people and other words', () => {
  const other = composeLife({ seed: 12, today })
  expect(hashOf(other.life.people)).not.toBe(hashOf(whole.life.people))
  expect(hashOf(other.events)).not.toBe(hashOf(whole.events))
})

test('stopping earlier on the last day only cuts the end off', () => {
  const until = '2026-11-20T14:30:00+08:00'
  const cut = composeLife({ seed: 11, today, until })
  const kept = whole.events.filter(({ at }) => Date.parse(at) <= Date.parse(until))
  expect(hashOf(cut.events)).toBe(hashOf(kept))
  expect(kept.length).toBeLessThan(whole.events.length)
  expect(cut.life.until).toBe('2026-11-20T06:30:00.000Z')
  expect(cut.life.seats.every(({ leftAt }) => !leftAt || Date.parse(leftAt) <= Date.parse(until))).toBe(true)
})

test('a day, a moment or a seed that cannot be read is refused', () => {
  expect(() => composeLife({ seed: 1, today: 'yesterday' })).toThrow(RangeError)
  expect(() => composeLife({ seed: 1, today, until: 'noon' })).toThrow(RangeError)
  expect(() => composeLife({ seed: 1, today, until: '2026-11-19T23:59:00+08:00' })).toThrow(RangeError)
  expect(() => composeLife({ seed: 0.5, today })).toThrow(RangeError)
})
