import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import * as window from '../contract.ts'
import { keepPromises } from '../jobs/keep-promises.ts'
import { writeExport } from '../jobs/write-export.ts'
import { aLivelyTenant, type Lively, readState, fetchArchive, onDisk, aTenant, whenWritten } from './cast.ts'
import { restoreArchive } from '../index.ts'

let world: World
let lively: Lively
beforeAll(async () => {
  world = await openWorld()
  const stop = await world.work()
  lively = await aLivelyTenant(world)
  await stop()
}, 60_000)
afterAll(() => world.close())

test('an export whose worker ends is left as it stands, taken up by another, and whole', async () => {
  const { owner, tenant } = lively
  const asked = await owner.asks(window.exportTenantEndpoint, {})
  const ending = new AbortController()
  ending.abort()
  await writeExport.atLength?.(world.ground, tenant.id, { exportId: asked.id }, ending.signal)
  expect((await owner.asks(window.readExportEndpoint, { exportId: asked.id })).state).toBe('writing')

  await world.within(tenant.id, keepPromises.does)
  expect((await owner.asks(window.readExportEndpoint, { exportId: asked.id })).state).toBe('writing')
  world.pass(61_000)
  await world.within(tenant.id, keepPromises.does)
  await world.work()
  const done = await whenWritten(owner, asked)
  expect(done.state).toBe('ready')
  const copy = await aTenant(world)
  await restoreArchive(world.ground, copy.id, await onDisk(await fetchArchive(owner, done)))
  expect((await readState(world, copy.id))['messaging.messages']).toEqual(
    (await readState(world, tenant.id))['messaging.messages'],
  )
}, 60_000)

test('an export that failed says so and can be tried again; one that did not cannot', async () => {
  const { owner, tenant } = lively
  const { open } = world.ground.files
  world.ground.files.open = async () => {
    throw new Error('the store is away')
  }
  const failed = await whenWritten(owner, await owner.asks(window.exportTenantEndpoint, {}))
  world.ground.files.open = open
  expect(failed.state).toBe('failed')
  const done = await whenWritten(owner, await owner.asks(window.retryExportEndpoint, { exportId: failed.id }))
  expect(done).toMatchObject({ id: failed.id, state: 'ready' })
  expect((await owner.tries(window.retryExportEndpoint, { exportId: done.id })).problem?.code).toBe(
    'archive.export_not_failed',
  )
  await owner.asks(window.removeExportEndpoint, { exportId: done.id })
  expect((await owner.tries(window.readExportEndpoint, { exportId: done.id })).status).toBe(404)
  expect(tenant.id).toMatch(/^tnt_/)
}, 60_000)

test('a picture that the store has lost is named as missing and keeps nothing else in', async () => {
  const { owner, tenant } = lively
  const { rows } = await world.within(tenant.id, (ctx) =>
    sql<{ sha256: string }>`select sha256 from messaging.files where id = ${lively.picture}`.execute(ctx.tables()),
  )
  const sha = rows[0]?.sha256 as string
  await world.ground.files.remove(`${tenant.id}/${sha.slice(0, 2)}/${sha}`)
  const done = await whenWritten(owner, await owner.asks(window.exportTenantEndpoint, {}))
  expect(done).toMatchObject({ state: 'ready', holds: { missing: 1 } })
  const copy = await aTenant(world)
  expect(await restoreArchive(world.ground, copy.id, await onDisk(await fetchArchive(owner, done)))).toMatchObject({
    missing: 1,
  })
}, 60_000)

test('a long chat is written page by page', async () => {
  const { owner, tenant, group } = lively
  await world.within(tenant.id, (ctx) =>
    sql`insert into messaging.messages (tenant_id, id, group_id, kind, at, position, sent_at, person_id, text, import_id, import_key)
      select ${tenant.id}, 'msg_' || lpad(n::text, 26, '0'), ${group.id}, 'text', now(), n, now(), ${lively.anna.id}, repeat('字', 300), 'imp_x', n::text
        from generate_series(1, 12000) n`.execute(ctx.tables()),
  )
  const done = await whenWritten(owner, await owner.asks(window.exportGroupEndpoint, { groupId: group.id }))
  const copy = await aTenant(world)
  const path = await onDisk(await fetchArchive(owner, done))
  const steps: number[] = []
  await restoreArchive(world.ground, copy.id, path, { tell: async ({ written }) => void steps.push(written) })
  expect(steps.length).toBeGreaterThan(20)
  expect((await readState(world, copy.id))['messaging.messages']?.length).toBeGreaterThan(12_000)
}, 60_000)
