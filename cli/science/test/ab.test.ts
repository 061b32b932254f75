import { expect, test } from 'vitest'
import { mulberry32 } from '../../../server/science/random.ts'
import { science } from './cli.ts'

const chance = mulberry32(9)
const people = Array.from({ length: 4000 }, (_, at) => {
  const arm = at % 2 ? 'call' : 'none'
  const past = 10 * chance()
  const visit = chance() < (arm === 'call' ? 0.3 : 0.2) ? 1 : 0
  return { unit: `u${at}`, arm, y: { visit, spend: past + chance() }, x: { spend: past } }
})

test('the arms first, then every metric against the control', async () => {
  const { rows, code, stderr } = await science(['ab', '--control', 'none', '--ratio', '1,1'], people)
  expect([code, stderr]).toEqual([0, ''])
  expect(rows[0]).toEqual({ type: 'srm', chi2: 0, p: 1, ok: true })
  const [, visit, spend] = rows
  expect(visit).toMatchObject({ metric: 'visit', arm: 'call', n: 2000, test: 'z', diff: expect.closeTo(0.1, 1) })
  expect(Number(visit?.p)).toBeLessThan(1e-6)
  expect(Number(visit?.msprt)).toBeGreaterThan(20)
  expect(spend).toMatchObject({
    metric: 'spend',
    test: 'welch',
    cuped: { theta: expect.closeTo(1, 1), cut: expect.closeTo(0.99, 1) },
  })
})

test('arms that did not get their shares: no result is shown', async () => {
  const { rows } = await science(['ab', '--control', 'none', '--ratio', '1,9'], people)
  expect(rows).toEqual([expect.objectContaining({ type: 'srm', ok: false })])
  expect((await science(['ab', '--control', 'none', '--ratio', '1,1,1'], people)).code).toBe(1)
})

test('groups drawn as a whole count as one each', async () => {
  const rows = people
    .slice(0, 400)
    .map((one, at) => ({ ...one, arm: at % 40 < 20 ? 'call' : 'none', cluster: `g${Math.floor(at / 20)}` }))
  const found = await science(['ab', '--control', 'none'], rows)
  expect(found.rows[1]).toMatchObject({ n: 10, test: 'welch' })
  expect((await science(['ab'], [])).rows).toEqual([{ type: 'srm', chi2: 0, p: 1, ok: true }])
})
