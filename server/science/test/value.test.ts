import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceAlive, expectedPurchases, fitBgNbd, fitNbd } from '../value/bg-nbd.ts'
import { cohortsOf } from '../value/cohorts.ts'
import { fitValue, lookAhead } from '../value/customer-value.ts'
import { expectedSpend, fitGammaGamma } from '../value/gamma-gamma.ts'
import { buyingUntil } from '../value/purchases.ts'
import { expectedGap, findDue, middleGap } from '../value/replenish.ts'
import { rfmSegment, scoreRfm, scoreRfmBy } from '../value/rfm.ts'
import { minimise } from '../numerics/nelder-mead.ts'
import { mulberry32 } from '../random.ts'

// The published fit of the CDNOW customers (Fader, Hardie & Lee 2005).
const published = { r: 0.2426, alpha: 4.4135, a: 0.793, b: 2.4259 }

describe('BG/NBD', () => {
  test.each([
    [2, 30.43, 1.2259, 0.7266],
    [0, 0, 0.1948, 1],
    [1, 1.71, 0.2032, 0.2122],
    [7, 29.43, 3.3371, 0.6418],
  ])('%d repeats, the last in week %d of 38.86', (repeats, lastAt, purchases, alive) => {
    const history = { repeats, lastAt, age: 38.86 }
    expect(expectedPurchases(published, history, 39)).toBeCloseTo(purchases, 3)
    expect(chanceAlive(published, history)).toBeCloseTo(alive, 3)
  })

  test('finds the parameters that customers were made with', () => {
    const chance = mulberry32(6)
    const histories = Array.from({ length: 2500 }, () => {
      const [rate, leave] = [0.5 * -Math.log(1 - chance()), chance() ** 2 / 2]
      let [at, repeats, lastAt] = [0, 0, 0]
      for (;;) {
        at += -Math.log(1 - chance()) / rate
        if (at > 40) return { repeats, lastAt, age: 40 }
        ;[repeats, lastAt] = [repeats + 1, at]
        if (chance() < leave) return { repeats, lastAt, age: 40 }
      }
    })
    const fit = fitBgNbd(histories)
    // Rates are exponential with mean .5: Gamma(1, 2).
    expect(fit?.r).toBeCloseTo(1, 0)
    expect(Math.abs((fit?.alpha ?? 0) - 2)).toBeLessThan(0.5)
    expect((fit?.logLikelihood ?? 0) - (fitNbd(histories)?.logLikelihood ?? 0)).toBeGreaterThan(100)
  })

  test('a = 1 is no hole, and no time ahead brings nothing', () => {
    const around = [0.9999, 1, 1.0001].map((a) =>
      expectedPurchases({ ...published, a }, { repeats: 3, lastAt: 20, age: 30 }, 10),
    )
    expect(Math.abs((around[0] ?? 0) - (around[2] ?? 0))).toBeLessThan(1e-3)
    expect(around[1]).toBeCloseTo(around[0] ?? 0, 3)
    expect(expectedPurchases(published, { repeats: 3, lastAt: 20, age: 30 }, 0)).toBe(0)
  })
})

test('spend is drawn towards the mean of all', () => {
  const model = { p: 6.249, q: 3.744, v: 15.446 }
  expect(expectedSpend(model, { repeats: 2, value: 22.35 })).toBeCloseTo(24.6584, 1)
  expect(expectedSpend(model, { repeats: 0, value: 0 })).toBeCloseTo(35.1708, 1)
  expect(
    fitGammaGamma([
      { repeats: 1, value: 5 },
      { repeats: 3, value: 5 },
    ]),
  ).toBeNull()
})

test('orders of one day are one, the first is no repeat, later ones are not known yet', () => {
  const buy = (day: number, fen: number) => ({ customer: 'a', day, fen })
  expect(buyingUntil([buy(21, 300), buy(0, 900), buy(7, 100), buy(21, 200), buy(99, 1)], 28)).toEqual([
    { customer: 'a', repeats: 2, lastAt: 3, age: 4, value: 300 },
  ])
})

test('guards: nobody seen leaving, too few buyers for a model of spend', () => {
  const steady = Array.from({ length: 60 }, (_, at) => ({
    ...{ customer: `${at}`, repeats: 1 + (at % 5), lastAt: 51, age: 52, value: 1000 + at },
  }))
  const model = fitValue(steady)
  expect([model.leaving, model.spend]).toEqual([null, null])
  const outlook = lookAhead(model, { customer: 'x', repeats: 4, lastAt: 50, age: 52, value: 3000 }, 13)
  expect(outlook.alive).toBe(1)
  expect(outlook.purchases).toBeCloseTo((4 / 52) * 13, 0)
  expect(outlook.fen).toBeGreaterThan(0)
})

test('a gap to expect', () => {
  expect(expectedGap([30, 28, 35], 40)).toBeCloseTo(35.1467, 4)
  expect(expectedGap([], 40)).toBeCloseTo(40, 9)
  expect(expectedGap([], 40, 0)).toBe(40)
  expect([middleGap([5, 1, 9, 7]), middleGap([])]).toEqual([7, null])
  expect(findDue([{ member: 'a', item: 'x', days: [3] }])).toEqual([])
})

test('fifths with ties by id, fixed bounds, segments', () => {
  const customers = Array.from({ length: 12 }, (_, at) => ({
    ...{ customer: `c${String(at).padStart(2, '0')}`, recency: 10 * at, orders: 1, fen: 100 * at },
  }))
  const scored = scoreRfm(customers)
  expect(scored.map((one) => one.r).join('')).toBe('554433222111')
  expect(scored.map((one) => one.f).join('')).toBe('111222334455')
  const [fixed] = scoreRfmBy([{ customer: 'a', recency: 20, orders: 9, fen: 70 }], {
    ...{ recency: [7, 30, 90, 180], orders: [2, 4, 6, 8], fen: [50, 100, 500, 1000] },
  })
  expect(fixed).toMatchObject({ r: 4, f: 5, m: 2 })
  expect(
    [
      [5, 5, 5],
      [2, 4, 1],
      [1, 1, 1],
      [3, 3, 3],
    ].map(([r = 0, f = 0, m = 0]) => rfmSegment({ r, f, m })),
  ).toEqual(['champion', 'at_risk', 'lost', null])
})

test('cohorts keep who came back', () => {
  const orders = [
    ['a', 1],
    ['b', 1],
    ['a', 3],
    ['c', 2],
    ['b', 9],
  ] as const
  expect(
    cohortsOf(
      orders.map(([customer, month]) => ({ customer, month })),
      3,
    ),
  ).toEqual([
    { month: 1, active: [2, 0, 1] },
    { month: 2, active: [1, 0] },
  ])
})

test('the simplex finds the bottom of a bent valley', () => {
  const { at } = minimise(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1])
  expect(at.map((x) => Number(x.toFixed(4)))).toEqual([1, 1])
  expect(minimise(() => 7, [1]).value).toBe(7)
  expect(minimise(([x = 0]) => (x < 2 ? Number.NaN : x), [3]).at[0]).toBeCloseTo(2, 4)
})

test('any customers, none, alike or extreme, give numbers', () => {
  const history = fc
    .record({
      repeats: fc.oneof(fc.nat(9), fc.constant(5000)),
      lastAt: fc.double({ min: 0, max: 1, noNaN: true }),
      age: fc.double({ min: 0, max: 600, noNaN: true }),
      value: fc.constantFrom(0, 1, 500, 1e12),
    })
    .map(({ lastAt, ...one }) => ({ ...one, customer: 'x', lastAt: one.repeats ? lastAt * one.age : 0 }))
  fc.assert(
    fc.property(fc.array(history, { maxLength: 12 }), (buyings) => {
      const model = fitValue(buyings)
      for (const buying of buyings) {
        const { alive, purchases, fen } = lookAhead(model, buying, 39)
        expect(alive >= 0 && alive <= 1 && purchases >= 0 && Number.isFinite(purchases)).toBe(true)
        expect(fen === null || Number.isFinite(fen)).toBe(true)
      }
    }),
    { numRuns: 15 },
  )
})
