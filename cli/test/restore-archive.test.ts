import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportTenantEndpoint } from '../../server/modules/archive/contract.ts'
import { aTenant, fetchArchive, onDisk, readState, whenWritten } from '../../server/modules/archive/test/cast.ts'
import { aCommunity } from '../../server/modules/community/test/cast.ts'
import { openWorld, type World } from '../../test/world.ts'

const program = fileURLToPath(new URL('../qunluo.ts', import.meta.url))

let world: World
let archive: string
beforeAll(async () => {
  world = await openWorld()
  await world.work()
  const { owner } = await aCommunity(world, { name: '临水晨跑团' })
  const done = await whenWritten(owner, await owner.asks(exportTenantEndpoint, {}))
  archive = await onDisk(await fetchArchive(owner, done))
}, 60_000)
afterAll(() => world.close())

const restores = (...args: string[]) =>
  promisify(execFile)(process.execPath, [program, 'restore-archive', ...args], {
    env: {
      ...process.env,
      DATABASE_URL: world.url,
      DATA_DIR: world.ground.config.dataDirectory,
      SECRET_KEY: 'the-secret-key-that-all-nodes-of-a-story-share',
    },
  })

test('an archive comes back into a tenant founded for it, and into the same one no second time', async () => {
  const { stdout } = await restores(
    archive,
    '--found',
    'new-home',
    '--owner',
    '林岚',
    '--address',
    'new@home.example',
    '--json',
  )
  expect(JSON.parse(stdout)).toMatchObject({ missing: 0, addresses: true })
  const again = await restores(archive, '--tenant', 'new-home').catch((fault) => fault)
  expect(again.code).toBe(1)
  expect(again.stderr).toContain('archive.tenant_not_empty')
}, 60_000)

test('it comes back into an empty tenant named by its short name; a damaged one does not', async () => {
  const home = await aTenant(world)
  const damaged = await onDisk(Buffer.from('PK'))
  await writeFile(damaged, 'no zip at all')
  const refused = await restores(damaged, '--tenant', home.slug).catch((fault) => fault)
  expect(refused.stderr).toContain('archive.not_an_archive')
  await restores(archive, '--tenant', home.slug)
  expect((await readState(world, home.id))['community.communities']).toHaveLength(1)
  const nowhere = await restores(archive, '--tenant', 'nobody').catch((fault) => fault)
  expect(nowhere.code).toBe(1)
}, 60_000)
