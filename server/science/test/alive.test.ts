import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isActiveDay, readLife } from '../alive.ts'

test('one voice alone is no active day', () => {
  expect([0, 1, 2].map(isActiveDay)).toEqual([false, false, true])
})

test.each([
  [6, 'alive'],
  [7, 'silent'],
  [13, 'silent'],
  [14, 'dead'],
])('%d silent days: %s', (silent, state) => {
  expect(readLife({ bornOn: 0, until: 10 + silent, activeDays: [3, 10] })).toMatchObject({ state, silentDays: silent })
})

test('death is the first day of the first gap of 14 days, and a revival starts a new spell', () => {
  const life = readLife({ bornOn: 0, until: 40, activeDays: [0, 5, 19, 34, 35] })
  expect(life.spells).toEqual([
    { bornOn: 0, diedOn: 20, lastedTo: 20 },
    { bornOn: 34, diedOn: null, lastedTo: 36 },
  ])
  expect(life.state).toBe('alive')
})

test('13 silent days between are no death', () => {
  expect(readLife({ bornOn: 0, until: 20, activeDays: [0, 14, 20] }).spells).toHaveLength(1)
})

test('a gap still shorter than a fortnight is censored at its first day', () => {
  expect(readLife({ bornOn: 0, until: 20, activeDays: [0, 8] }).spells).toEqual([
    { bornOn: 0, diedOn: null, lastedTo: 9 },
  ])
})

test('dissolution ends a living spell on its day, but not one that silence ended before', () => {
  const dissolved = readLife({ bornOn: 0, until: 50, activeDays: [1, 9], dissolvedOn: 12 })
  expect(dissolved).toMatchObject({ state: 'dead', spells: [{ bornOn: 0, diedOn: 12, lastedTo: 12 }] })
  const late = readLife({ bornOn: 0, until: 50, activeDays: [1, 9], dissolvedOn: 40 })
  expect(late).toMatchObject({ state: 'dead', spells: [{ diedOn: 10 }] })
  expect(readLife({ bornOn: 0, until: 10, activeDays: [9], dissolvedOn: 11 }).state).toBe('alive')
})

test('a group of yesterday had no week to fall silent in; one of a fortnight without a word never lived', () => {
  expect(readLife({ bornOn: 0, until: 1, activeDays: [] }).state).toBe('alive')
  expect(readLife({ bornOn: 0, until: 13, activeDays: [] })).toEqual({
    state: 'dead',
    silentDays: 14,
    lastActiveOn: null,
    spells: [{ bornOn: 0, diedOn: 0, lastedTo: 0 }],
  })
})

test('any days: spells follow each other, only the last may go on, and the state agrees with it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 400 })),
      fc.integer({ min: -5, max: 300 }),
      (activeDays, until) => {
        const { spells, state } = readLife({ bornOn: 0, until, activeDays })
        spells.slice(1).forEach((spell, at) => expect(spell.bornOn).toBeGreaterThan(spells[at]?.diedOn as number))
        expect(spells.slice(0, -1).every((spell) => spell.diedOn !== null)).toBe(true)
        expect(spells.at(-1)?.diedOn !== null).toBe(state === 'dead')
      },
    ),
  )
})
