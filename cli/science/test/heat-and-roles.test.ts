import { expect, test } from 'vitest'
import { science } from './cli.ts'

const bin = 600
// One message each ten minutes of the day for four weeks, a storm on the last evening.
const quiet = Array.from({ length: 28 * 144 }, (_, at) => ({ group: 'g', ts: at * bin, from: `p${at % 9}`, text: 'x' }))
const storm = Array.from({ length: 60 }, (_, at) => ({ group: 'g', ts: 28 * 86_400 + at, from: `p${at % 2}` }))

test('a storm rings, usual bins do not; silent bins are not written', async () => {
  const { rows, code } = await science(['heat'], [...quiet, ...storm])
  expect([code, rows.length]).toEqual([0, 28 * 144 + 1])
  expect(rows[0]).toEqual({ group: 'g', bin: 0, n: 1, mu: null, p: null, heat: null, alarm: false })
  expect(rows.filter((row) => row.alarm)).toEqual([rows.at(-1)])
  expect(rows.at(-1)).toMatchObject({ bin: 28 * 86_400, n: 60, heat: 100 })
})

test('time that goes back is refused, and a year of silence begins anew', async () => {
  const lines = [
    { ...storm[0], ts: 5000 },
    { ...storm[0], ts: 60 },
    { ...storm[0], ts: 9e11 },
  ]
  const { rows, stderr, code } = await science(['heat', '--bin', '300'], lines)
  expect([code, JSON.parse(stderr)]).toEqual([2, expect.objectContaining({ line: 2, code: 'out_of_order' })])
  expect(rows.map((row) => row.bin)).toEqual([4800, 9e11])
  expect((await science(['heat', '--bin', '601'], [])).code).toBe(1)
})

const start = 1_790_000_000
const talk = Array.from({ length: 60 }, (_, at) => ({
  group: 'g',
  id: `${at}`,
  ts: start + at * 3600,
  from: at % 4 === 0 ? '小米' : `p${at % 4}`,
  text: at % 4 === 0 ? '周末去哪里爬山？' : '@小米 香山吧',
  ...(at % 4 === 0 ? {} : { reply_to: `${at - (at % 4)}` }),
}))
const members = ['小米', 'p1', 'p2', 'p3', '团子', '晨晨'].map((member) => ({ type: 'member', group: 'g', member }))
const signal = { type: 'signal', group: 'g', member: '团子', ts: start + 60, kind: 'vote' }

test('roles with the counts behind them', async () => {
  const { rows, code, stderr } = await science(['roles'], [...members, ...talk, signal])
  expect([code, stderr]).toEqual([0, ''])
  const by = new Map(rows.map((row) => [row.member, row]))
  expect(by.get('小米')).toMatchObject({ role: 'role_thinker', m: 15, s: 15, r_in: 45, r_out: 0, v: 0, key: true })
  expect(by.get('p1')).toMatchObject({ role: 'role_participant', m: 15, a: 4, r_out: 15, d: 0 })
  expect(by.get('团子')).toMatchObject({ role: 'role_onlooker', m: 0, v: 1 })
  expect(by.get('晨晨')).toMatchObject({ role: 'role_silent', m: 0, v: 0, key: false })
})

test('--until moves the window; where signals are unknown nobody is called silent', async () => {
  const { rows } = await science(['roles', '--until', `${start + 3600 * 8}`], [...members, ...talk])
  expect(rows.find((row) => row.member === '小米')).toMatchObject({ m: 2 })
  expect(rows.find((row) => row.member === '晨晨')).toMatchObject({ role: 'role_onlooker', v: null })
})
