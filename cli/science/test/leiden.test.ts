import { expect, test } from 'vitest'
import { science } from './cli.ts'

const clique = (ids: string[]) => ids.flatMap((a, i) => ids.slice(i + 1).map((b) => ({ a, b })))
const edges = [...clique(['a', 'b', 'c', 'd', 'e']), ...clique(['v', 'w', 'x', 'y', 'z']), { a: 'e', b: 'v', w: 1 }]

test('two cliques and a bridge are two communities', async () => {
  const { rows, code, stdout } = await science(['leiden'], edges)
  expect(code).toBe(0)
  expect(rows[0]).toEqual({
    ...{ type: 'summary', gamma: 1, q: expect.closeTo(0.452381, 6), communities: 2, disconnected: 0 },
    stability: expect.closeTo(1, 9),
  })
  expect(
    rows
      .slice(1)
      .map((row) => `${row.node}${row.community}`)
      .join(' '),
  ).toBe('a0 b0 c0 d0 e0 v1 w1 x1 y1 z1')
  const again = await science(['leiden', '--gamma', 'auto', '--seed', '1'], edges)
  expect(again.stdout).toBe(stdout)
})

test('no edges: no communities; weights must be positive', async () => {
  expect((await science(['leiden'], [])).rows).toEqual([expect.objectContaining({ communities: 0, q: 0 })])
  expect((await science(['leiden'], [{ a: 'x', b: 'y', w: -1 }])).code).toBe(2)
})
