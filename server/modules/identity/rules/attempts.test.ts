import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countTry, limits, type Tally } from './attempts.ts'

const minute = 60_000
const start = Date.parse('2026-11-21T00:00:00Z')

/** Tries at the given minutes: how long each has to wait, in minutes. */
function waits(limit: (typeof limits)[keyof typeof limits], minutes: readonly number[]): number[] {
  let tally: Tally | null = null
  return minutes.map((at) => {
    const counted = countTry(tally, limit, new Date(start + at * minute))
    tally = counted.tally
    return counted.waitMs / minute
  })
}

test('five wrong passwords are free, the sixth locks for 15 minutes, and waiting is not punished', () => {
  expect(waits(limits.passwordOfAccount, [0, 0, 0, 0, 0, 0, 5, 14])).toEqual([0, 0, 0, 0, 0, 15, 10, 1])
})

test('locks double up to a day', () => {
  const moments: number[] = []
  let at = 0
  for (const lock of [15, 30, 60, 120, 240, 480, 960, 1440, 1440]) {
    moments.push(...Array(6).fill(at))
    at += lock
  }
  const locks = waits(limits.passwordOfAccount, moments).filter((wait) => wait > 0)
  expect(locks).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440])
})

test('a day after the last lock the next starts small again', () => {
  const later = 15 + 24 * 60 + 1
  expect(waits(limits.passwordOfAccount, [...Array(6).fill(0), ...Array(6).fill(later)]).at(-1)).toBe(15)
})

test('an hour later the count begins anew', () => {
  expect(waits(limits.passwordOfAccount, [0, 0, 0, 0, 59, 60, 60, 60, 60, 60]).every((wait) => wait === 0)).toBe(true)
})

test('five links an hour to one address; the sixth waits for the rest of the hour', () => {
  expect(waits(limits.linkToAddress, [0, 10, 20, 30, 40, 45, 59, 60])).toEqual([0, 0, 0, 0, 0, 15, 1, 0])
})

test('within a quarter of an hour never more than twice the limit passes, whatever the times', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 80 }), (pauses) => {
      let at = 0
      const moments = pauses.map((pause) => (at += pause / 10))
      for (const limit of Object.values(limits)) {
        const free = waits(limit, moments).flatMap((wait, index) => (wait === 0 ? (moments[index] ?? 0) : []))
        // Two windows may touch, so twice the limit; the one after that lies a lock or a window further on.
        const tooSoon = free.filter((moment, index) => (free[index + 2 * limit.most] ?? Infinity) - moment < 15)
        expect(tooSoon).toEqual([])
      }
    }),
  )
  expect(waits(limits.linkToAddress, [59, ...Array(6).fill(60)])).toContain(59)
})
