import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../test/world.ts'
import { aGroup } from '../../server/modules/messaging/test/cast.ts'
import { readChatEndpoint } from '../../server/modules/messaging/contract.ts'

const program = fileURLToPath(new URL('../qunluo.ts', import.meta.url))
const qunluo = (args: string[], env: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, [program, ...args], { env: { ...process.env, ...env } })

let world: World
let directory: string
let file: string
beforeAll(async () => {
  world = await openWorld()
  directory = await mkdtemp(join(tmpdir(), 'qunluo-cli-'))
  file = join(directory, '记录.txt')
  await writeFile(
    file,
    '2026-03-01 08:00 - 小米: 早\n2026-03-01 08:01 - 阿布: 早啊\n2026-03-01 08:02 - 消息和通话已进行端到端加密\n',
  )
})
afterAll(async () => {
  await world.close()
  await rm(directory, { recursive: true })
})

test('a dry run counts and prints the agreed keys', async () => {
  const { stdout } = await qunluo(['import', file, '--dry-run', '--json'])
  expect(JSON.parse(stdout)).toEqual({
    format: 'whatsapp',
    messages: 2,
    system: 1,
    people: 2,
    first: '2026-03-01T08:00',
    last: '2026-03-01T08:02',
    media: 0,
    doubtful: 0,
  })
})

test('an import into a group brings the messages in, and again adds nothing', async () => {
  const { groupId, owner } = await aGroup(world, 1)
  const run = async () =>
    JSON.parse(
      (await qunluo(['import', file, '--into', groupId, '--json'], { DATABASE_URL: world.url, DATA_DIR: directory }))
        .stdout,
    )
  expect(await run()).toMatchObject({ format: 'whatsapp', imported: 3, skipped: 0 })
  expect(await run()).toMatchObject({ imported: 0, skipped: 3 })
  expect((await owner.asks(readChatEndpoint, { groupId })).messages).toHaveLength(3)
})

test('a missing file is told in a sentence, with exit code 1', async () => {
  const failed = await qunluo(['import', join(directory, 'nowhere'), '--dry-run']).catch((fault) => fault)
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('找不到文件') })
})
