import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HeatReading, type HeatState, heatOf, newHeat, sizeOf, stepHeat } from '../heat.ts'
import { binsPerWeek } from '../heat-baseline.ts'
import { negativeBinomialTail } from '../numerics/tails.ts'
import { mulberry32 } from '../random.ts'

const learning = 21 * 144

/** A group that writes by day and sleeps by night, with bursts now and then. */
function usual(bins: number, seed = 1): number[] {
  const random = mulberry32(seed)
  return Array.from({ length: bins }, (_, bin) => {
    const awake = bin % 144 >= 54
    const talk = awake && random() < 0.3 ? Math.floor(random() * 6) : 0
    return talk
  })
}

function readAll(state: HeatState, row: readonly number[]): HeatReading[] {
  return row.map((messages) => stepHeat(state, messages))
}

describe('heat', () => {
  test('is 75 at the alarm line and never leaves 0–100', () => {
    expect(heatOf(1e-3)).toBeCloseTo(75, 10)
    expect([heatOf(1), heatOf(0), heatOf(1e-300)]).toEqual([0, 100, 100])
  })

  test('nothing is expected in the first week; then the tenant lends its size until 21 days are seen', () => {
    const state = newHeat()
    const row = usual(learning + 2)
    const readings = row.map((messages) => stepHeat(state, messages, 0.2))
    expect(readings.slice(0, binsPerWeek - 1).every((reading) => reading.mu === null && reading.heat === null)).toBe(
      true,
    )
    const second = readings[binsPerWeek + 5] as HeatReading
    expect(second.p).toBe(negativeBinomialTail(second.messages, second.mu as number, 0.2))
    expect(sizeOf(state)).not.toBe(0.2)
    const last = readings.at(-1) as HeatReading
    expect(last.p).toBe(negativeBinomialTail(last.messages, last.mu as number, sizeOf(state) as number))
  })

  test('the pattern of the week is learnt: the night is expected silent, the day is not', () => {
    const state = newHeat()
    const week = readAll(state, usual(6 * binsPerWeek)).slice(-144)
    const mean = (row: HeatReading[]) => row.reduce((sum, reading) => sum + (reading.mu as number), 0) / row.length
    expect(mean(week.slice(60))).toBeGreaterThan(5 * mean(week.slice(5, 50)))
  })
})

describe('alarm', () => {
  const learnt = () => {
    const state = newHeat()
    readAll(state, usual(4 * binsPerWeek))
    return state
  }
  const after = (row: number[]) => readAll(learnt(), row).map((reading) => reading.alarm)
  const quiet = (bins: number) => Array.from({ length: bins }, () => 0)

  test('hits within half an hour ring once; later ones ring again', () => {
    expect(after([60, 0, 0, 60])).toEqual([true, false, false, false])
    expect(after([60, ...quiet(3), 60]).filter(Boolean)).toHaveLength(2)
  })

  test('seven messages never ring, not even at night', () => {
    expect(after([7]).some(Boolean)).toBe(false)
    expect(after([40]).some(Boolean)).toBe(true)
  })

  test('after three in a week only a rarer one rings, and a week later any', () => {
    const storms = (last: number, gap = 10) => after([40, ...quiet(9), 40, ...quiet(9), 40, ...quiet(gap - 1), last])
    expect(storms(30).at(-1)).toBe(false)
    expect(storms(400).at(-1)).toBe(true)
    expect(storms(30, binsPerWeek).at(-1)).toBe(true)
  })

  test('nothing rings while the group is being learnt', () => {
    const row = usual(learning - 1).map((messages, bin) => (bin % 500 === 499 ? 90 : messages))
    expect(readAll(newHeat(), row).some((reading) => reading.alarm)).toBe(false)
  })
})

test('the state may rest as JSON between any two bins', () => {
  const row = usual(learning + 300, 7).map((messages, bin) => (bin % 997 === 996 ? 50 : messages))
  const whole = readAll(newHeat(), row)
  for (const cut of [1, binsPerWeek - 1, binsPerWeek, learning, learning + 150]) {
    const state = newHeat()
    const first = readAll(state, row.slice(0, cut))
    const rest = readAll(JSON.parse(JSON.stringify(state)), row.slice(cut))
    expect([...first, ...rest]).toEqual(whole)
  }
})

test('any counts, also none at all and absurdly many, give a chance and a heat in their bounds', () => {
  const count = fc.oneof(fc.constant(0), fc.nat(20), fc.constant(1e9))
  fc.assert(
    fc.property(fc.array(count, { minLength: 1, maxLength: 40 }), (pattern) => {
      const state = newHeat()
      const row = Array.from({ length: learning + 50 }, (_, bin) => pattern[bin % pattern.length] as number)
      for (const { p, heat } of readAll(state, row).slice(learning)) {
        expect(p !== null && p >= 0 && p <= 1).toBe(true)
        expect(heat !== null && heat >= 0 && heat <= 100).toBe(true)
      }
    }),
    { numRuns: 15 },
  )
})
