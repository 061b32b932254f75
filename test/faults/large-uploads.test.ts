/** A gigabyte comes in: refused at once where it may not, and kept without filling the memory where it may. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aGroup, type Cast } from '../../server/modules/messaging/test/cast.ts'
import { ask } from '../backup/places.ts'
import { openWorld, type World } from '../world.ts'
import { type Beside, growth, openBeside } from './beside.ts'
import { megabyte, pour } from './pour.ts'

const gigabyte = 1024
let world: World
let beside: Beside
let cast: Cast
beforeAll(async () => {
  world = await openWorld()
  beside = await openBeside(world, 1, { UPLOAD_LIMIT_MB: '1100' })
  cast = await aGroup(world, 1)
}, 90_000)
afterAll(async () => {
  await beside.close()
  await world.close()
})

const node = () => beside.nodes[0] as Beside['nodes'][number]
const sendTo = (path: string, wish: { megabytes: number; announced?: boolean; hangUpAfter?: number }) =>
  growth(node(), () => pour({ url: `${node().origin}/api${path}`, cookie: cast.owner.cookie ?? '', ...wish }))

/** Everything that lies below a folder of the data directory, with its size in bytes. */
async function listBelow(folder: string): Promise<number[]> {
  const root = join(beside.directory, 'data', folder)
  const found = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  return Promise.all(
    found.filter((one) => one.isFile()).map(async (one) => (await stat(join(one.parentPath, one.name))).size),
  )
}
const nothingLeft = () => expect.poll(() => listBelow('tmp'), { timeout: 5000 }).toEqual([])

test('past the limit of a file in a chat the answer comes at once, and nothing stays', {
  timeout: 120_000,
}, async () => {
  const { result, megabytes } = await sendTo('/files', { megabytes: gigabyte })
  expect(result).toMatchObject({ status: 413, code: 'kernel.too_large', facts: { limit: '200 MB' } })
  expect(result.sent).toBeGreaterThan(199)
  expect(result.sent).toBeLessThan(260)
  expect(megabytes).toBeLessThan(200)
  await nothingLeft()
  expect(await listBelow('files')).toEqual([])
})

test('what announces itself as too large is refused before it is read', { timeout: 60_000 }, async () => {
  for (const path of ['/files', '/imports']) {
    const { result } = await sendTo(path, { megabytes: 1200, announced: true })
    expect(result).toMatchObject({ status: 413, code: 'kernel.too_large' })
    expect(result.sent).toBeLessThan(50)
  }
  await nothingLeft()
})

test('a sender who hangs up in the middle leaves nothing behind', { timeout: 60_000 }, async () => {
  const { result } = await sendTo('/imports', { megabytes: gigabyte, announced: true, hangUpAfter: 150 })
  expect(result).toMatchObject({ status: 0, sent: 150 })
  await nothingLeft()
  expect(await listBelow('files')).toEqual([])
  expect(await ask(world.url, 'select id from messaging.imports')).toEqual([])
})

test('a gigabyte that is allowed is kept whole without filling the memory', { timeout: 240_000 }, async () => {
  const { result, megabytes } = await sendTo('/imports', { megabytes: gigabyte })
  expect(result).toMatchObject({ status: 200, sent: gigabyte })
  expect(megabytes).toBeLessThan(250)
  await nothingLeft()
  expect(await listBelow('files')).toEqual([gigabyte * megabyte])
  expect(beside.ends()).toEqual([])
})
