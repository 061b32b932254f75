import { expect, test } from 'vitest'
import { science } from './cli.ts'

const edge = (member: string, group: string) => ({ type: 'edge', member, group })
const crowd = [
  ...['a', 'b', 'c', 'd'].flatMap((member) => [edge(member, '爬山'), edge(member, '摄影')]),
  ...['d', 'e'].map((member) => edge(member, '茶友')),
  edge('f', '爬山'),
  { type: 'tag', group: '茶友', tag: '茶' },
  { type: 'tag', member: 'g', tag: '茶', w: 2 },
]

test.each(['ease', 'rp3b'])('groups for those who ask, with a reason (%s)', async (method) => {
  const asks = ['f', 'g', 'h'].map((member) => ({ type: 'ask', member }))
  const { rows, code } = await science(['lookalike', '--k', '1', '--method', method], [...crowd, ...asks])
  expect([code, rows.map((row) => [row.member, row.group, row.rank, row.reason])]).toEqual([
    0,
    [
      ['f', '摄影', 1, 'co_members'],
      ['g', '茶友', 1, 'tags'],
      ['h', '爬山', 1, 'popular'],
    ],
  ])
})

test('nobody asks: everybody is answered, in the order of ids', async () => {
  const { rows } = await science(['lookalike'], crowd)
  expect([...new Set(rows.map((row) => row.member))]).toEqual(
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'].filter((m) => m !== 'd'),
  )
})
