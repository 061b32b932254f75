import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLife } from '../alive.ts'
import { concordance } from '../survival/concordance.ts'
import { fitCox } from '../survival/cox.ts'
import { kaplanMeier, medianSurvival, restrictedMean, survivalAt } from '../survival/kaplan-meier.ts'
import { logRank } from '../survival/log-rank.ts'
import { firstLifetimes } from '../survival/spells.ts'
import { centreOf, chanceToDie, fitWeibull } from '../survival/weibull.ts'
import { mulberry32 } from '../random.ts'

const lived = (t: number, died = true) => ({ t, died })

describe('survival curve', () => {
  const small = [lived(2), lived(3), lived(3, false), lived(5), lived(5), lived(8, false)]

  test('steps at each death, losses of the same time still counted as there', () => {
    expect(kaplanMeier(small).map(({ t, atRisk, died, s }) => [t, atRisk, died, Number(s.toFixed(6))])).toEqual([
      [2, 6, 1, 0.833333],
      [3, 5, 1, 0.666667],
      [5, 3, 2, 0.222222],
    ])
    expect([1, 2, 4.9, 99].map((t) => Number(survivalAt(kaplanMeier(small), t).toFixed(3)))).toEqual([
      1, 0.833, 0.667, 0.222,
    ])
    expect([medianSurvival(kaplanMeier(small)), medianSurvival(kaplanMeier([lived(3), lived(9, false)]))]).toEqual([
      5, 3,
    ])
    expect(medianSurvival(kaplanMeier([lived(3), lived(9, false), lived(9, false)]))).toBeNull()
    expect(restrictedMean(kaplanMeier(small), 8)).toBeCloseTo(2 + 0.8333333 + 2 * 0.6666667 + 3 * 0.2222222, 6)
  })

  test("Greenwood's error and a band that stays inside 0 and 1", () => {
    const [first, , last] = kaplanMeier(small)
    expect(first?.se).toBeCloseTo(Math.sqrt((5 / 6) * (1 / 6) * (1 / 6)), 12)
    expect([first?.low, first?.high].map((bound) => bound?.toFixed(4))).toEqual(['0.2731', '0.9747'])
    expect(last?.low).toBeGreaterThan(0)
    const [end] = kaplanMeier([lived(4)])
    expect(end).toEqual({ t: 4, atRisk: 1, died: 1, s: 0, se: 0, low: 0, high: 0 })
  })
})

describe('Weibull', () => {
  test.each([
    [0.7, 28.44, 36, 16.848],
    [1, 36, 36, 24.953],
    [1.5, 39.878, 36, 31.234],
  ])('mean and median of ρ = %d differ', (rho, lambda, mean, median) => {
    expect(centreOf(lambda, rho).mean).toBeCloseTo(mean, 2)
    expect(centreOf(lambda, rho).median).toBeCloseTo(median, 2)
  })

  test('finds the curve that the lives were drawn from, with a third of them censored', () => {
    const chance = mulberry32(3)
    const lives = Array.from({ length: 4000 }, () => {
      const [life, leave] = [36 * (-Math.log(1 - chance())) ** (1 / 0.7), 90 * chance()]
      return life < leave ? lived(life) : lived(leave, false)
    })
    const fit = fitWeibull(lives)
    expect(Math.abs((fit?.lambda ?? 0) - 36)).toBeLessThan(3)
    expect(Math.abs((fit?.rho ?? 0) - 0.7)).toBeLessThan(0.03)
    expect((fit?.mean ?? 0) / (fit?.median ?? 1)).toBeGreaterThan(1.9)
  })

  test('scale does not matter', () => {
    const lives = [lived(2), lived(3), lived(7), lived(9, false)]
    const [small, large] = [fitWeibull(lives), fitWeibull(lives.map(({ t, died }) => lived(t * 1e6, died)))]
    expect((large?.lambda ?? 0) / (small?.lambda ?? 1)).toBeCloseTo(1e6, -1)
    expect(large?.rho).toBeCloseTo(small?.rho ?? 0, 5)
  })

  test('the chance to die within a week falls with age when ρ < 1, and a higher risk raises it', () => {
    const curve = { lambda: 36, rho: 0.7 }
    expect(chanceToDie(curve, 0, 7)).toBeCloseTo(1 - Math.exp(-((7 / 36) ** 0.7)), 12)
    expect(chanceToDie(curve, 60, 7)).toBeLessThan(chanceToDie(curve, 0, 7))
    expect(chanceToDie(curve, 60, 7, 2)).toBeCloseTo(1 - (1 - chanceToDie(curve, 60, 7)) ** 2, 12)
    expect(chanceToDie(curve, 60, 0)).toBe(0)
  })
})

describe('log-rank', () => {
  test('of a small pair of groups, by hand', () => {
    const test = logRank([
      { ...lived(1), group: 'a' },
      { ...lived(3), group: 'a' },
      { ...lived(2), group: 'b' },
      { ...lived(4), group: 'b' },
    ])
    // Expected deaths of a: 2/4 + 1/3 + 1/2 + 0; variance: 1/4 + 2/9 + 1/4.
    expect(test?.groups[0]).toEqual({ group: 'a', observed: 2, expected: 2 / 4 + 1 / 3 + 1 / 2 })
    expect(test?.chi2).toBeCloseTo((2 / 3) ** 2 / (1 / 4 + 2 / 9 + 1 / 4), 10)
    expect(test?.df).toBe(1)
  })

  test('three alike groups do not differ, and one alone cannot', () => {
    const alike = ['a', 'b', 'c'].flatMap((group) => [1, 2, 3, 4].map((t) => ({ ...lived(t), group })))
    expect(logRank(alike)).toMatchObject({ chi2: expect.closeTo(0, 9), df: 2, p: expect.closeTo(1, 6) })
    expect(logRank(alike.filter((one) => one.group === 'a'))).toBeNull()
    expect(logRank(alike.map((one) => ({ ...one, died: false })))).toBeNull()
  })
})

describe('Cox', () => {
  // Hazard e^{.8·x₀ − .5·x₁}; a third factor has no part in it.
  const chance = mulberry32(5)
  const lives = Array.from({ length: 1500 }, () => {
    const x = [chance() < 0.5 ? 0 : 1, 4 * chance(), 1000 * chance()]
    const life = -Math.log(1 - chance()) / Math.exp(0.8 * (x[0] as number) - 0.5 * (x[1] as number))
    const t = Math.ceil(10 * Math.min(life, 3))
    return { t, died: life < 3, x }
  })

  test('finds the factors behind tied times, and leaves the idle one alone', () => {
    const fit = fitCox(lives, ['template', 'owner', 'noise'])
    const [template, owner, noise] = fit?.factors ?? []
    expect(Math.abs((template?.coefficient ?? 0) - 0.8)).toBeLessThan(0.15)
    expect(Math.abs((owner?.coefficient ?? 0) + 0.5)).toBeLessThan(0.08)
    expect(template?.p).toBeLessThan(1e-6)
    expect(Math.abs((noise?.coefficient ?? 1) / (noise?.se ?? 1))).toBeLessThan(3)
    expect(fit?.cIndex).toBeGreaterThan(0.65)
    expect(fit?.settled).toBe(true)
  })

  test('nothing to learn: no death, no factor, a constant factor, one factor twice', () => {
    expect(
      fitCox(
        lives.map((life) => ({ ...life, died: false })),
        ['a', 'b', 'c'],
      ),
    ).toBeNull()
    expect(fitCox(lives, [])).toBeNull()
    expect(
      fitCox(
        lives.map((life) => ({ ...life, x: [7] })),
        ['a'],
      ),
    ).toBeNull()
    expect(
      fitCox(
        lives.map(({ x, ...life }) => ({ ...life, x: [x[0] ?? 0, x[0] ?? 0] })),
        ['a', 'b'],
      ),
    ).toBeNull()
  })

  test('who dies first carried the higher risk', () => {
    expect(concordance([lived(1), lived(2), lived(3)], [3, 2, 1])).toBe(1)
    expect(concordance([lived(1), lived(2), lived(3)], [1, 2, 3])).toBe(0)
    expect(concordance([lived(1), lived(2, false), lived(3)], [5, 9, 5])).toBe(0.25)
    expect(concordance([lived(1, false)], [1])).toBeNull()
  })
})

test('lives of groups: from birth to the first silence of a fortnight; a silence still short is censored', () => {
  const lives = [
    readLife({ bornOn: 100, until: 200, activeDays: [100, 101, 103] }),
    readLife({ bornOn: 100, until: 200, activeDays: Array.from({ length: 95 }, (_, at) => 100 + at) }),
    readLife({ bornOn: 100, until: 200, activeDays: [] }),
    readLife({ bornOn: 195, until: 200, activeDays: [] }),
  ]
  expect(firstLifetimes(lives)).toEqual([lived(4), lived(95, false), lived(0.5), lived(0.5, false)])
})

const life = fc.record({
  t: fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constantFrom(0, 1, 5e-324, 1e9)),
  died: fc.boolean(),
  group: fc.constantFrom('a', 'b', 'c'),
  x: fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(0, 1)),
})

test('any lives, few, alike or extreme, give curves that fall and numbers that are numbers', () => {
  fc.assert(
    fc.property(fc.array(life, { maxLength: 40 }), (lives) => {
      const curve = kaplanMeier(lives)
      for (const [at, { s, low, high, se }] of curve.entries()) {
        expect(s).toBeLessThanOrEqual(curve[at - 1]?.s ?? 1)
        expect([low <= s + 1e-9, s <= high + 1e-9, high <= 1, Number.isFinite(se)]).toEqual([true, true, true, true])
      }
      const test = logRank(lives)
      expect(test === null || (test.chi2 >= -1e-9 && test.p >= 0 && test.p <= 1)).toBe(true)
      const fit = fitWeibull(lives)
      expect(fit === null || (fit.lambda > 0 && fit.rho > 0 && fit.median >= 0)).toBe(true)
      const cox = fitCox(lives, ['a', 'b'])
      for (const { coefficient, se } of cox?.factors ?? []) expect([coefficient, se].some(Number.isNaN)).toBe(false)
      expect(cox?.cIndex ?? 0.5).toBeLessThanOrEqual(1)
    }),
    { numRuns: 100 },
  )
})
