import { expect, test } from 'vitest'
import { mulberry32 } from '../../../server/science/random.ts'
import { science } from './cli.ts'

const chance = mulberry32(8)
const start = 1_767_200_000
/** Customers who buy every few days for a while; half leave early. */
const purchases = Array.from({ length: 300 }, (_, customer) => {
  const gap = 4 + 30 * chance()
  const life = customer % 2 ? 200 : 20 + 20 * chance()
  return Array.from({ length: Math.ceil(life / gap) }, (_, k) => ({
    ...{ customer: `c${customer}`, ts: start + 86_400 * Math.floor(k * gap) },
    fen: 1000 + Math.floor(9000 * chance()),
  }))
}).flat()

test('a model, then every customer: who left is told from who stayed', async () => {
  const { rows, code, stderr } = await science(['clv', '--until', '2026-07-20', '--days', '91'], purchases)
  expect([code, stderr]).toEqual([0, ''])
  expect(rows[0]).toMatchObject({ type: 'model', r: expect.any(Number), a: expect.any(Number), ll: expect.any(Number) })
  const customers = rows.slice(1)
  expect(customers).toHaveLength(300)
  const alive = (odd: number) => {
    const own = customers.filter((row) => Number(`${row.customer}`.slice(1)) % 2 === odd)
    return own.reduce((sum, row) => sum + Number(row.p_alive), 0) / own.length
  }
  expect(alive(1)).toBeGreaterThan(alive(0) + 0.3)
  expect(Number.isInteger(customers[0]?.value_fen)).toBe(true)
})

test('summed rows are read too; where nobody is seen leaving, the guard says so', async () => {
  const summed = Array.from({ length: 200 }, (_, at) => ({
    customer: `c${at}`,
    x: at % 7,
    t_x: at % 7 ? 50 : 0,
    T: 52,
  }))
  const { rows, code } = await science(['clv'], [...summed, { customer: 'z', x: 1, t_x: 9, T: 3 }])
  expect(code).toBe(2)
  expect(rows[0]).toMatchObject({ guard: 'no_dropout', a: null, p: null })
  expect(rows[7]).toMatchObject({ customer: 'c6', p_alive: 1, value_fen: null })
  expect((await science(['clv', '--until', 'soon'], [])).code).toBe(1)
})

test('items are due by own gaps, drawn towards those of the item', async () => {
  const buy = (member: string, item: string, ...days: (number | string)[]) => days.map((day) => ({ member, item, day }))
  const { rows } = await science(
    ['replenish'],
    [
      ...buy('a', '猫粮', 0, 30, 58, 93),
      ...buy('b', '猫粮', 10),
      ...buy('c', '茶', '2026-01-01'),
      ...buy('d', '猫粮', 0, 40),
    ],
  )
  expect(rows).toEqual([
    { member: 'a', item: '猫粮', n: 3, gap_days: expect.closeTo(32.9, 0), due: 126, basis: 'personal' },
    { member: 'b', item: '猫粮', n: 0, gap_days: 35, due: 45, basis: 'item' },
    { member: 'c', item: '茶', n: 0, gap_days: 35, due: '2026-02-05', basis: 'global' },
    { member: 'd', item: '猫粮', n: 1, gap_days: expect.any(Number), due: 76, basis: 'personal' },
  ])
})
