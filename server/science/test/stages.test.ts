import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldStages, pointStage, type StageDay, stepStage } from '../stages.ts'

const usual: StageDay = { day: 0, ageDays: 60, silentDays: 0, r: 0.9, a7: 10, a7Fortnight: 10 }

test.each([
  ['silence before all else', { silentDays: 7, r: 0.1, ageDays: 5 }, 'stage_silent'],
  ['below 60 % of the peak', { r: 0.59 }, 'stage_decline'],
  ['no decline below 28 days', { r: 0.1, ageDays: 20 }, 'stage_intro'],
  ['the first fortnight', { ageDays: 13, a7Fortnight: null }, 'stage_intro'],
  ['a tenth more than a fortnight ago', { a7: 11.1 }, 'stage_growth'],
  ['growth after three weeks', { ageDays: 21, a7: 20 }, 'stage_growth'],
  ['level below 28 days', { ageDays: 27 }, 'stage_intro'],
  ['level', {}, 'stage_mature'],
  ['nobody now as a fortnight ago is no growth', { a7: 0, a7Fortnight: 0 }, 'stage_mature'],
] as const)('%s', (_, figures, stage) => {
  expect(pointStage({ ...usual, ...figures }).points).toBe(stage)
})

test('the first day sets the stage at once, later ones after three days in a row', () => {
  const row = [usual, ...[1, 2, 3].map((day) => ({ ...usual, day, r: 0.5 }))]
  expect(foldStages(row.slice(0, 3))).toMatchObject({
    state: 'stage_mature',
    turning: { to: 'stage_decline', days: 2 },
  })
  expect(foldStages(row)).toMatchObject({
    state: 'stage_decline',
    since: 3,
    because: [{ code: 'a7_below_60_percent', r: 0.5 }],
  })
  expect(foldStages([])).toBeNull()
})

test('a day heard twice changes nothing', () => {
  const state = stepStage(null, usual)
  expect(stepStage(state, { ...usual, silentDays: 20 })).toBe(state)
})

test('any figures point to a stage with one reason', () => {
  const figure = fc.option(fc.double({ min: 0, noNaN: true }))
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), figure, figure, figure, (ageDays, silentDays, r, a7, a7Fortnight) => {
      const { points, reasons } = pointStage({ day: 0, ageDays, silentDays, r, a7, a7Fortnight })
      expect(reasons).toHaveLength(1)
      const youngOnes = ['stage_intro', 'stage_growth', 'stage_silent']
      expect(ageDays >= 28 || youngOnes.includes(points)).toBe(true)
    }),
  )
})
