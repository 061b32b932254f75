import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareBill } from './compare-bill.ts'

const row = fc.record({
  tradeNo: fc.string({ minLength: 1, maxLength: 6 }),
  amountFen: fc.integer({ min: -1000, max: 1000 }),
})
const rows = fc.uniqueArray(row, { selector: ({ tradeNo }) => tradeNo })
const sure = (all: { tradeNo: string; amountFen: number }[]) => all.map((one) => ({ ...one, surelyOfDay: true }))

test('a day differs from its bill by exactly the differences, and not at all from itself', () => {
  fc.assert(
    fc.property(rows, rows, (ours, theirs) => {
      expect(compareBill(sure(ours), ours).differences).toEqual([])
      const { oursFen, theirsFen, differences } = compareBill(sure(ours), theirs)
      const apart = differences.reduce((sum, one) => sum + (one.theirsFen ?? 0) - (one.oursFen ?? 0), 0)
      expect(theirsFen - oursFen).toBe(apart)
    }),
  )
})

test('missing on either side, of another amount, and near midnight', () => {
  const ours = [
    { tradeNo: 'a', amountFen: 100, surelyOfDay: true },
    { tradeNo: 'b', amountFen: 200, surelyOfDay: true },
    { tradeNo: 'c', amountFen: 300, surelyOfDay: false },
    { tradeNo: 'd', amountFen: 400, surelyOfDay: true },
  ]
  const theirs = [
    { tradeNo: 'a', amountFen: 100 },
    { tradeNo: 'b', amountFen: 201 },
    { tradeNo: 'e', amountFen: 500 },
  ]
  expect(compareBill(ours, theirs).differences).toEqual([
    { tradeNo: 'b', oursFen: 200, theirsFen: 201 },
    { tradeNo: 'd', oursFen: 400, theirsFen: null },
    { tradeNo: 'e', oursFen: null, theirsFen: 500 },
  ])
})
