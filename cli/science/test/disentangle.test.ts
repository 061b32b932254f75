import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf, science } from './cli.ts'

const chat = [
  { group: 'g', id: '1', ts: 0, from: '小米', text: '周末有人想去爬山看红叶吗？' },
  {
    group: 'h',
    id: '1',
    ts: 3,
    from: 'anna',
    text: 'anyone knows why grub stops at stage two?',
    mood: 'unknown field',
  },
  { group: 'g', id: '2', ts: 20, from: '阿布', text: '谁有打印店的电话' },
  { group: 'g', id: '3', ts: 40.5, from: '晨晨', text: '打印店的电话我有' },
  { group: 'h', id: '2', ts: 41, from: 'benno', text: 'anna: reinstall grub' },
  { group: 'g', id: '4', ts: 45, from: '', text: '团子加入了群聊', system: true },
  { group: 'g', id: '5', ts: 60, from: '团子', text: '算我一个', reply_to: '1' },
]

test('each message gets what it answers and its thread, each group for itself', async () => {
  const { rows, stderr, code } = await science(['disentangle'], chat)
  expect([code, stderr]).toEqual([0, ''])
  expect(rows.map((row) => [row.group, row.id, row.reply_to, row.by, row.thread])).toEqual([
    ['g', '1', null, 'self', '1'],
    ['h', '1', null, 'self', '1'],
    ['g', '2', null, 'self', '2'],
    ['g', '3', '2', 'model', '2'],
    ['h', '2', '1', 'mention', '1'],
    ['g', '4', null, 'self', '4'],
    ['g', '5', '1', 'quote', '1'],
  ])
})

test('bad lines are told on stderr by number, the others come through, and the exit code is 2', async () => {
  const [first, second] = chat.map((row) => JSON.stringify(row))
  const { rows, stderr, code } = await science(['disentangle'], `\uFEFF${first}\nnonsense\n{"group":"g"}\n\n${second}`)
  expect([rows.length, code]).toEqual([2, 2])
  expect(rowsOf(stderr).map((mistake) => [mistake.line, mistake.code])).toEqual([
    [2, 'not_json'],
    [3, 'wrong_shape'],
  ])
})

test('an unknown algorithm or flag is told in a sentence, with exit code 1', async () => {
  const unknown = await science(['astrology'], [])
  expect([unknown.code, unknown.stdout]).toEqual([1, ''])
  expect(unknown.stderr).toContain('disentangle')
  const flag = await science(['disentangle', '--wieghts', 'x'], [])
  expect([flag.code, flag.stderr.includes('wieghts')]).toEqual([1, true])
})

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'qunluo-science-'))
})
afterAll(() => rm(directory, { recursive: true }))

test('training writes the same bytes for the same seed, and its weights can be used', async () => {
  const talks = Array.from({ length: 200 }, (_, at) => ({
    ...{
      group: `${at % 2}`,
      id: `${at}`,
      ts: Math.floor(at / 10) * 3600 + (at % 10) * 9,
      from: `p${at % 7}`,
      text: '好的',
    },
    links: [at % 10 < 2 ? `${at}` : `${at - 2}`],
  }))
  const [one, two] = [join(directory, 'one.json'), join(directory, 'two.json')]
  const trained = await science(['disentangle', 'train', '--out', one, '--epochs', '9'], talks)
  await science(['disentangle', 'train', '--out', two, '--epochs', '9', '--seed', '1'], talks)
  expect(trained.rows).toMatchObject([{ messages: 200, epochs: 9 }])
  expect(await readFile(one, 'utf8')).toBe(await readFile(two, 'utf8'))
  const used = await science(['disentangle', '--weights', one], talks)
  const right = used.rows.filter((row, at) => (row.reply_to ?? row.id) === talks[at]?.links[0])
  expect(right.length).toBeGreaterThan(190)
  expect(used.stdout).toBe((await science(['disentangle', '--weights', one], talks)).stdout)
})
