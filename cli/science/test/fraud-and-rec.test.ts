import { expect, test } from 'vitest'
import { science } from './cli.ts'

const farm = Array.from({ length: 12 }, (_, at) => ({
  ...{ type: 'join', user: `f${at}`, inviter: 'boss', ts: 1000 * at, device: `d${at % 3}`, ip: '10.0.0.1' },
}))
const honest = Array.from({ length: 12 }, (_, at) => [
  { type: 'join', user: `h${at}`, inviter: 'anna', ts: 1000 * at, device: `own${at}` },
  { type: 'act', user: `h${at}`, n: 5, buys: at % 3 },
]).flat()
const twice = ['p1', 'p2'].map((user) => ({ type: 'join', user, inviter: null, ts: 5, pay: 'card' }))

test('a farm is held with its reasons, honest guests are not', async () => {
  const again = { type: 'join', user: 'h1', ts: 1 }
  const { rows, code, stderr } = await science(['fraud'], [...farm, ...honest, ...twice, again])
  expect([code, stderr.includes('joined_twice')]).toEqual([2, true])
  const by = new Map(rows.map((row) => [row.user, row]))
  expect(by.get('f3')).toEqual({
    ...{ user: 'f3', score: 6.5, hold: true },
    reasons: ['device_shared_by_three', 'inviter_children_idle', 'inviter_children_share_devices', 'idle'],
  })
  expect(by.get('h1')).toEqual({ user: 'h1', score: 0, hold: false, reasons: [] })
  expect(by.get('p2')).toMatchObject({ hold: true, reasons: ['idle', 'pay_account_reused'] })
})

const took = (member: string, ...items: string[]) => items.map((item) => ({ type: 'event', member, item, ts: 100 }))

test('what goes together, then what is new and alike, then what many took; never what is gone', async () => {
  const { rows, code } = await science(
    ['rec', '--k', '4'],
    [
      ...took('a', '帐篷', '睡袋'),
      ...took('b', '帐篷', '睡袋', '头灯'),
      ...took('c', '茶'),
      ...took('d', '茶'),
      ...took('e', '帐篷', '旧书'),
      { type: 'item', item: '登山杖', tags: ['户外'] },
      { type: 'item', item: '帐篷', tags: ['户外'] },
      { type: 'item', item: '旧书', sold_out: true },
      { type: 'item', item: '过期课', tags: ['户外'], expires: 50 },
      { type: 'ask', member: 'a' },
      { type: 'ask', member: 'new' },
    ],
  )
  expect(code).toBe(0)
  expect(rows.filter((row) => row.member === 'a').map((row) => [row.item, row.why])).toEqual([
    ['头灯', { code: 'with', item: '睡袋' }],
    ['登山杖', { code: 'tag', tag: '户外' }],
    ['茶', { code: 'popular', members: 2 }],
  ])
  expect(rows.filter((row) => row.member === 'new').map((row) => row.item)).toEqual(['帐篷', '睡袋', '茶', '头灯'])
})
