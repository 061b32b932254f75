import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import * as window from '../contract.ts'
import {
  aTenant,
  bringsIn,
  csv,
  customersOf,
  portrait,
  rowsOf,
  undoes,
  uploads,
  heads,
  li,
  wang,
  type Tenant,
} from './cast.ts'

let world: World
let tenant: Tenant
beforeAll(async () => {
  world = await openWorld()
  await world.work()
})
beforeEach(async () => {
  world.pass(3_700_000)
  tenant = await aTenant(world)
})
afterAll(() => world.close())

test('an import is taken back: who it made goes, what it changed is as before, done twice nothing more', async () => {
  await bringsIn(tenant.owner, [
    ['姓名', '手机', '标签'],
    ['旧名', '13800138001', '老'],
  ])
  const before = await portrait(world, tenant)
  const done = await bringsIn(tenant.owner, [heads, li, wang], { overwrite: true })
  expect(await portrait(world, tenant)).not.toEqual(before)
  const undone = await undoes(tenant.owner, done.id)
  expect(undone).toMatchObject({ state: 'undone', undone: { removed: 1, restored: 1, kept: 0 } })
  expect(await portrait(world, tenant)).toEqual(before)
  expect(await undoes(tenant.owner, done.id)).toMatchObject({ undone: { removed: 1, restored: 1, kept: 0 } })
  const refused = await tenant.owner.tries(window.startCustomerImportEndpoint, { importId: done.id })
  expect(refused.problem?.code).toBe('customers.import_not_ready')
})

test('what somebody changed since is kept, and the report says so', async () => {
  await bringsIn(tenant.owner, [
    ['姓名', '手机'],
    ['旧名', '13800138001'],
  ])
  const done = await bringsIn(tenant.owner, [heads, li, wang])
  const [old] = await customersOf(tenant.owner, { q: '旧名' })
  const [fresh] = await customersOf(tenant.owner, { q: '王阿德' })
  await tenant.owner.asks(window.changeCustomerEndpoint, { customerId: old!.id, city: '绍兴' })
  await tenant.owner.asks(window.changeCustomerEndpoint, { customerId: fresh!.id, notes: '重要' })
  expect((await undoes(tenant.owner, done.id)).undone).toEqual({ removed: 0, restored: 0, kept: 2 })
  const rows = await rowsOf(tenant.owner, done.id)
  expect(rows.map(({ undone, undoReasons }) => [undone, undoReasons])).toEqual([
    ['kept', ['changed_since']],
    ['kept', ['changed_since']],
  ])
  const [still] = await customersOf(tenant.owner, { q: '旧名' })
  expect(still).toMatchObject({ city: '绍兴', tags: [], number: '' })
  expect(await customersOf(tenant.owner, { q: '王阿德' })).toHaveLength(1)
})

test('a stopped import is resumed, one that has not begun is discarded', async () => {
  const { id } = await uploads(tenant.owner, csv([heads, li]))
  expect((await tenant.owner.asks(window.stopCustomerImportEndpoint, { importId: id })).state).toBe('discarded')
  const again = await tenant.owner.tries(window.startCustomerImportEndpoint, { importId: id })
  expect(again.problem?.code).toBe('customers.import_not_ready')
  await expect.poll(() => filesOf(id), { timeout: 5000 }).toBeNull()
})

const filesOf = (id: window.CustomerImportId) =>
  world.within(tenant.id, async (ctx) => {
    const { rows } = await sql<{ file_key: string | null }>`
      select file_key from customers.imports where id = ${id}`.execute(ctx.tables())
    return rows[0]?.file_key
  })
