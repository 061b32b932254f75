import fc from 'fast-check'
import { expect, test } from 'vitest'
import { variantId } from '../../../commerce/contract.ts'
import { boundOf } from '../../../commerce/deals.ts'
import { sumUp } from '../../../commerce/index.ts'
import { activityId, type BundleTerms } from '../../contract.ts'
import { applyBundles } from './apply-bundles.ts'

const ids = ['a', 'b', 'c', 'd'].map((name) => variantId.parse(`var_0${name.repeat(25)}`))
const [a, b, c, d] = ids as [(typeof ids)[0], (typeof ids)[0], (typeof ids)[0], (typeof ids)[0]]
const act = (place: number) => activityId.parse(`act_${String(place).repeat(26)}`)
const terms = (said: Partial<BundleTerms>): BundleTerms => ({
  ...{ kind: 'bundle', parts: [], setFen: 1, addOns: [], perOrder: 9, perPerson: null, inAll: null, payMinutes: 30 },
  ...said,
})
const line = (id: typeof a, quantity: number, unitFen: number) => ({ variantId: id, quantity, unitFen })

const some = (max: number) => fc.integer({ min: 1, max })
const price = some(1_000_000)
const lines = fc.tuple(...ids.map((id) => fc.tuple(some(20), price).map(([pieces, fen]) => line(id, pieces, fen))))
const part = fc.record({ variantId: fc.constantFrom(a, b, c), quantity: some(3) })
const bundles = fc.array(
  fc.record({
    parts: fc.uniqueArray(part, { selector: (one) => one.variantId, minLength: 1, maxLength: 3 }),
    setFen: price,
    addOns: price.map((fen) => [{ variantId: d, fen, perSet: 1 }]),
    perOrder: some(9),
  }),
  { maxLength: 4 },
)

test('whatever lies in the cart and whatever is on: pieces are bound once, no share is more than its line, not one fen is lost', () => {
  fc.assert(
    fc.property(lines, bundles, fc.integer({ min: 0, max: 9 }), (cart, said, setsLeft) => {
      const onOffer = said.map((one, place) => ({ activityId: act(place), terms: terms(one), setsLeft }))
      const applied = applyBundles(cart, onOffer)
      const bound = boundOf(cart, applied)
      const priced = cart.map((one, place) => ({
        ...{ ...one, freightFen: 0, discountable: true },
        bound: bound[place] ?? { quantity: 0, fen: 0 },
      }))
      const { discounts, totalFen, goodsFen } = sumUp(priced, 777, false)
      for (const [place, { quantity, unitFen, bound: here }] of priced.entries()) {
        expect(here.quantity).toBeLessThanOrEqual(quantity)
        expect(here.fen).toBeLessThanOrEqual(here.quantity * unitFen)
        expect(discounts[place]).toBeLessThanOrEqual(quantity * unitFen)
      }
      const borne = discounts.reduce((sum, one) => sum + one, 0)
      const saved = applied.reduce((sum, { savedFen }) => sum + savedFen, 0)
      const free = priced.reduce(
        (sum, { quantity, unitFen, bound: here }) => sum + (quantity - here.quantity) * unitFen,
        0,
      )
      expect(applied.every(({ sets, savedFen }) => sets > 0 && sets <= setsLeft && savedFen > 0)).toBe(true)
      expect(borne).toBe(saved + Math.min(777, free))
      expect(totalFen).toBe(goodsFen - borne)
    }),
  )
})

test('of two sets that want the same piece, the one that saves more has it; the other nothing', () => {
  const cart = [line(a, 1, 1000), line(b, 1, 1000), line(c, 1, 1000)]
  const of = (id: typeof b, setFen: number) =>
    terms({ parts: [a, id].map((one) => ({ variantId: one, quantity: 1 })), setFen })
  const onOffer = [
    { activityId: act(1), terms: of(b, 1900), setsLeft: 9 },
    { activityId: act(2), terms: of(c, 1500), setsLeft: 9 },
  ]
  expect(applyBundles(cart, onOffer)).toMatchObject([{ activityId: act(2), sets: 1, savedFen: 500 }])
})

test('a set dearer than the shelf of this buyer binds nothing', () => {
  const dear = terms({
    parts: [{ variantId: a, quantity: 2 }],
    setFen: 1900,
    addOns: [{ variantId: b, fen: 1, perSet: 1 }],
  })
  expect(applyBundles([line(a, 2, 900), line(b, 1, 500)], [{ activityId: act(1), terms: dear, setsLeft: 9 }])).toEqual(
    [],
  )
})
