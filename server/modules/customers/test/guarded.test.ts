import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Endpoint } from '../../../kernel/contract.ts'
import * as identity from '../../identity/contract.ts'
import { aPerson } from '../../identity/test/cast.ts'
import * as window from '../contract.ts'
import { aTenant, bringsIn, customersOf, undoes, heads, li, wang, type Tenant } from './cast.ts'

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

test('only owners and admins see customers; what was done and shown stands in the log without any phone', async () => {
  const staff = await aPerson(world, tenant, { role: 'staff' })
  const admin = await aPerson(world, tenant, { role: 'admin' })
  const done = await bringsIn(admin, [heads, li])
  const [customer] = await customersOf(admin)
  for (const [endpoint, input] of [
    [window.listCustomersEndpoint, {}],
    [window.readCustomerEndpoint, { customerId: customer!.id }],
    [window.revealCustomerEndpoint, { customerId: customer!.id }],
    [window.listCustomerImportsEndpoint, {}],
    [window.readCustomerImportEndpoint, { importId: done.id }],
    [window.undoCustomerImportEndpoint, { importId: done.id }],
  ] as [Endpoint, object][])
    expect((await staff.tries(endpoint, input)).problem?.code).toBe('kernel.not_allowed')
  await admin.asks(window.revealCustomerEndpoint, { customerId: customer!.id })
  await undoes(admin, done.id)
  const { rows } = await tenant.owner.asks(identity.listAuditEndpoint, { by: admin.id })
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'customers.upload_import',
      'customers.start_import',
      'customers.reveal_customer',
      'customers.undo_import',
    ]),
  )
  expect(JSON.stringify(rows)).not.toContain('13800138001')
})

test('nothing readable of a phone or id lies in the database', async () => {
  await bringsIn(tenant.owner, [heads, li, wang])
  const tables = [
    'identity.sealed_identities',
    'customers.customers',
    'customers.attributes',
    'customers.imports',
    'customers.import_rows',
  ]
  for (const table of tables) {
    const { rows } = await world.within(tenant.id, (ctx) =>
      sql<{ line: string }>`select row_to_json(t)::text as line from ${sql.table(table)} t`.execute(ctx.tables()),
    )
    expect(rows.map(({ line }) => line).join('\n')).not.toMatch(/138 ?0013 ?8001|19512345678|oUnion_000/)
  }
})
