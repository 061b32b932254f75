import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldPhases, type PhaseDay, type PhaseState, pointPhase, stepPhase } from '../phases.ts'

const calm = { exits: 0, joins: 0, q: { value: null, n: 0 } }
const dayOf = (day: number, r: number | null, more: Partial<PhaseDay> = {}): PhaseDay => ({
  day,
  ageDays: 28 + day,
  r,
  ...calm,
  ...more,
})
const phasesOf = (days: PhaseDay[]) => days.map((_, at) => foldPhases(days.slice(0, at + 1))?.state.slice(6))

test('the known row of ratios goes through doubt, back, into breakup and up again', () => {
  const ratios = [
    0.9, 0.55, 0.55, 0.8, 0.55, 0.5, 0.5, 0.65, 0.66, 0.72, 0.75, 0.71, 0.2, 0.2, 0.2, 0.3, 0.3, 0.3, 0.4, 0.4, 0.4,
  ]
  expect(phasesOf(ratios.map((r, day) => dayOf(day, r)))).toEqual([
    ...Array.from({ length: 6 }, () => 'love'),
    ...Array.from({ length: 5 }, () => 'doubt'),
    ...Array.from({ length: 3 }, () => 'love'),
    ...Array.from({ length: 6 }, () => 'breakup'),
    'doubt',
  ])
})

test('three days must point to the same state: doubt and breakup by turns change nothing', () => {
  const ratios = [0.5, 0.2, 0.5, 0.2, 0.5, 0.2]
  expect(foldPhases(ratios.map((r, day) => dayOf(day, r)))?.state).toBe('phase_love')
})

test('a day left out breaks the row, and a day heard twice changes nothing', () => {
  const gap = [dayOf(0, 0.5), dayOf(1, 0.5), dayOf(3, 0.5)]
  expect(foldPhases(gap)?.state).toBe('phase_love')
  const once = foldPhases([dayOf(0, 0.5), dayOf(1, 0.5)])
  expect(stepPhase(once, dayOf(1, 0.5))).toBe(once)
})

test('below 28 days of history there is no phase', () => {
  expect(stepPhase(null, { ...dayOf(0, 0.1), ageDays: 27 })).toBeNull()
  expect(stepPhase(null, { ...dayOf(0, 0.1), ageDays: 28 })?.state).toBe('phase_love')
})

describe('reasons', () => {
  test('the day that settles a phase keeps saying why, while later days speak for themselves', () => {
    const state = foldPhases([0.55, 0.55, 0.55, 0.65].map((r, day) => dayOf(day, r)))
    expect(state).toMatchObject({
      state: 'phase_doubt',
      since: 2,
      because: [{ code: 'a7_below_60_percent', r: 0.55 }],
      reasons: [{ code: 'a7_not_back_to_70_percent', r: 0.65 }],
      turning: null,
    })
  })

  test('a group that starts badly is in love for no reason at first', () => {
    expect(foldPhases([dayOf(0, 0.5)])).toMatchObject({ state: 'phase_love', because: [], points: 'phase_doubt' })
  })

  test('a turn under way is told: where to, and for how many days', () => {
    const state = foldPhases([0.55, 0.55].map((r, day) => dayOf(day, r)))
    expect(state).toMatchObject({ state: 'phase_love', turning: { to: 'phase_doubt', days: 2 } })
  })

  test('more people leave than come, at least three', () => {
    expect(pointPhase('phase_love', dayOf(0, 1, { exits: 3, joins: 2 }))).toEqual({
      points: 'phase_doubt',
      reasons: [{ code: 'exits_above_joins', exits: 3, joins: 2 }],
    })
    expect(pointPhase('phase_love', dayOf(0, 1, { exits: 2, joins: 0 })).points).toBe('phase_love')
    expect(pointPhase('phase_love', dayOf(0, 1, { exits: 3, joins: 3 })).points).toBe('phase_love')
    expect(pointPhase('phase_doubt', dayOf(0, 1, { exits: 1, joins: 0 }))).toEqual({
      points: 'phase_doubt',
      reasons: [{ code: 'exits_still_above_joins', exits: 1, joins: 0 }],
    })
  })

  test('regulars fall silent: breakup from 70 %, held until below 60 %', () => {
    const silent = (value: number) => dayOf(0, 1, { q: { value, n: 10 } })
    expect(pointPhase('phase_love', silent(0.7)).reasons).toEqual([{ code: 'regulars_silent', q: 0.7, regulars: 10 }])
    expect(pointPhase('phase_love', silent(0.69)).points).toBe('phase_love')
    expect(pointPhase('phase_breakup', silent(0.6)).points).toBe('phase_breakup')
    expect(pointPhase('phase_breakup', silent(0.59)).points).toBe('phase_love')
  })

  test.each([
    ['phase_love', 0.6, 'phase_love'],
    ['phase_love', 0.25, 'phase_doubt'],
    ['phase_doubt', 0.69, 'phase_doubt'],
    ['phase_doubt', 0.7, 'phase_love'],
    ['phase_breakup', 0.34, 'phase_breakup'],
    ['phase_breakup', 0.35, 'phase_doubt'],
    ['phase_breakup', 0.65, 'phase_doubt'],
    ['phase_breakup', 0.7, 'phase_love'],
  ] as const)('from %s, r = %d points to %s', (phase, r, points) => {
    expect(pointPhase(phase, dayOf(0, r)).points).toBe(points)
  })

  test('each figure is named once, by its stronger reason', () => {
    expect(pointPhase('phase_breakup', dayOf(0, 0.2)).reasons).toEqual([{ code: 'a7_below_25_percent', r: 0.2 }])
  })
})

test('any days: stepping with the state as JSON in between equals folding; a change takes three days', () => {
  const anyDay = fc.record({
    r: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    exits: fc.nat(9),
    joins: fc.nat(9),
    q: fc.record({ value: fc.option(fc.double({ min: 0, max: 1, noNaN: true })), n: fc.nat(50) }),
  })
  fc.assert(
    fc.property(fc.array(anyDay, { maxLength: 60 }), (figures) => {
      const days = figures.map((figure, day) => ({ ...figure, day, ageDays: day + 20 }))
      let state: PhaseState | null = null
      let lastChange = 7
      for (const day of days) {
        const before = state as PhaseState | null
        state = stepPhase(before && JSON.parse(JSON.stringify(before)), day)
        if (!before || before.state === state?.state) continue
        expect(day.day - lastChange).toBeGreaterThanOrEqual(3)
        lastChange = day.day
      }
      expect(state).toEqual(foldPhases(days))
    }),
  )
})
