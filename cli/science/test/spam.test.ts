import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { science } from './cli.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'qunluo-spam-'))
})
afterAll(() => rm(directory, { recursive: true }))

const sales = ['兼职', '日结', '返利', '私聊', '代理', '稳赚']
const talk = ['周末', '爬山', '电话', '孩子', '作业', '红叶']
const texts = Array.from({ length: 4000 }, (_, at) => {
  const words = at % 2 ? sales : talk
  return { text: [0, 1, 2, 3, 4].map((k) => words[Math.floor(at / 2 / 6 ** k) % 6]).join(''), label: at % 2 }
})
const clicks = Array.from({ length: 8 }, () => ({ text: '自家果园苹果今天采摘', label: 1, tenant: 'orchard' }))

test('train, then score: pass, queue or hide, each tenant by its own decisions', async () => {
  const [one, two] = [join(directory, 'one.json'), join(directory, 'two.json')]
  const trained = await science(['spam', 'train', '--model', one], [...texts, ...clicks, { text: 'x', label: 2 }])
  expect([trained.code, trained.stderr.includes('"line":4009')]).toEqual([2, true])
  expect(trained.rows).toEqual([expect.objectContaining({ n: 4000, spam: 2000, cal_precision: 1 })])
  await science(['spam', 'train', '--model', two], [...texts, ...clicks])
  expect(await readFile(one, 'utf8')).toBe(await readFile(two, 'utf8'))
  const { rows } = await science(
    ['spam', 'score', '--model', one],
    [
      { id: 'a', text: '兼职日结稳赚返利代理' },
      { id: 'e', text: '兼 职日结，稳赚返利 加v信 abc123' },
      { id: 'b', text: '周末爬山' },
      { id: 'c', text: '自家果园苹果今天采摘' },
      { id: 'd', text: '自家果园苹果今天采摘', tenant: 'orchard' },
    ],
  )
  expect(rows.map((row) => [row.id, row.action])).toEqual([
    ['a', 'hide'],
    ['e', expect.stringMatching('queue|hide')],
    ['b', 'pass'],
    ['c', 'pass'],
    ['d', expect.stringMatching('queue|hide')],
  ])
  expect(rows[1]?.reasons).toEqual(['model', 'contact_id', 'money_promise'])
})

test('a missing model is a fault, exit code 1', async () => {
  expect((await science(['spam', 'score', '--model', join(directory, 'none.json')], [])).code).toBe(1)
})
