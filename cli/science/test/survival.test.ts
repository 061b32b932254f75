import { expect, test } from 'vitest'
import { science } from './cli.ts'

const lives = Array.from({ length: 40 }, (_, at) => ({
  id: `g${at}`,
  t: 1 + ((at * 7) % 20) + (at % 2) * 6,
  event: at % 5 === 0 ? 0 : 1,
  group: at % 2 ? 'learning' : 'interest',
  x: { replies: at % 2, size: (at * 13) % 11 },
}))

test('curves, medians and fits for all and for each group, the test between them, the factors', async () => {
  const { rows, code, stderr } = await science(['survival', '--cox', 'replies,size'], lives)
  expect([code, stderr]).toEqual([0, ''])
  const kinds = rows.map((row) => row.type)
  expect(new Set(kinds)).toEqual(new Set(['km', 'median', 'weibull', 'logrank', 'cox', 'fit']))
  expect(rows.filter((row) => row.type === 'median').map((row) => row.group)).toEqual([null, 'interest', 'learning'])
  expect(rows[0]).toMatchObject({
    type: 'km',
    group: null,
    at_risk: 38,
    lo: expect.any(Number),
    hi: expect.any(Number),
  })
  expect(rows.find((row) => row.type === 'cox')).toMatchObject({ name: 'replies', hr: expect.any(Number) })
  expect(rows.at(-1)).toMatchObject({ type: 'fit', settled: true })
})

test('a life without a factor that was asked for is refused, the rest is fitted', async () => {
  const broken = [...lives, { id: 'x', t: 4, event: 1 }, { id: 'y', t: -1, event: 1, x: { replies: 1 } }]
  const { stderr, code, rows } = await science(['survival', '--cox', 'replies'], broken)
  expect([code, stderr.includes('"missing_factor"'), stderr.includes('"line":42')]).toEqual([2, true, true])
  expect(rows.find((row) => row.type === 'median')).toMatchObject({ n: 40 })
})

test('nothing in: an empty curve', async () => {
  expect((await science(['survival'], [])).rows).toEqual([{ type: 'median', group: null, n: 0, median: null }])
})
