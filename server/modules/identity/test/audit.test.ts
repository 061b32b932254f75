import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  changeMyCardEndpoint,
  changeSeatEndpoint,
  changeTenantEndpoint,
  createApiKeyEndpoint,
  giveSeatEndpoint,
  listAuditEndpoint,
  setPasswordEndpoint,
} from '../contract.ts'
import { aPerson, aTenant, type Someone, type Tenant } from './cast.ts'

const password = '竹外桃花三两枝，春江'
let world: World
let tenant: Tenant
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  tenant = await aTenant(world, { password })
})
afterAll(() => world.close())

const auditOf = async (someone: Someone, wishes: object = {}) => someone.asks(listAuditEndpoint, wishes)

test('what an operator changes is written down with who, what and where from', async () => {
  await tenant.owner.asks(changeTenantEndpoint, { name: '山前' })
  const staff = await aPerson(world, tenant, { name: '员工', role: 'staff' })
  await tenant.owner.asks(changeSeatEndpoint, { personId: staff.id, role: 'admin' })
  const { rows } = await auditOf(tenant.owner)
  expect(rows).toMatchObject([
    {
      by: { id: tenant.owner.id, name: '林岚' },
      via: 'session',
      action: 'identity.change_seat',
      about: { personId: staff.id, role: 'admin' },
      address: '127.0.0.1',
    },
    { action: 'identity.change_tenant', about: { name: '山前' } },
  ])
})

test('reading, being refused and what members do leave no trace', async () => {
  const member = await aPerson(world, tenant, { name: '群友' })
  await member.asks(changeMyCardEndpoint, { bio: '爱钓鱼' })
  await tenant.owner.tries(changeSeatEndpoint, { personId: tenant.owner.id, role: 'staff' })
  expect(await auditOf(tenant.owner)).toEqual({ rows: [], next: null })
})

test('secrets, addresses and texts stay out', async () => {
  await tenant.owner.asks(setPasswordEndpoint, { current: password, next: '蒌蒿满地芦芽短，正是河豚' })
  await tenant.owner.asks(changeMyCardEndpoint, { bio: '私下的话' })
  await tenant.owner.asks(giveSeatEndpoint, { name: '何苗', address: '13812345678', role: 'staff' })
  const { secret } = await tenant.owner.asks(createApiKeyEndpoint, { name: '脚本', scopes: ['write'] })
  const script = world.caller()
  script.bearer = secret
  await script.asks(changeMyCardEndpoint, { bio: '由脚本' })
  const { rows } = await auditOf(tenant.owner)
  expect(rows.map(({ action, via, about }) => [action, via, about])).toEqual([
    ['identity.change_my_card', 'api_key', {}],
    ['identity.create_api_key', 'session', { name: '脚本', scopes: ['write'] }],
    ['identity.give_seat', 'session', { name: '何苗', role: 'staff' }],
    ['identity.change_my_card', 'session', {}],
    ['identity.set_password', 'session', {}],
  ])
})

test('the log is read page by page, by person and by action', async () => {
  const admin = await aPerson(world, tenant, { name: '管理', role: 'admin' })
  for (let turn = 0; turn < 7; turn += 1) await tenant.owner.asks(changeTenantEndpoint, { name: `第 ${turn} 次` })
  await admin.asks(changeMyCardEndpoint, { name: '管理员' })
  const seen = []
  let after: string | null | undefined
  do {
    const page = await auditOf(tenant.owner, { limit: 3, ...(after ? { after } : {}) })
    expect(page.rows.length).toBeLessThanOrEqual(3)
    seen.push(...page.rows.map(({ id }) => id))
    after = page.next
  } while (after)
  expect(new Set(seen).size).toBe(8)
  expect((await auditOf(tenant.owner, { by: admin.id })).rows).toHaveLength(1)
  expect((await auditOf(tenant.owner, { action: 'identity.change_tenant' })).rows).toHaveLength(7)
})

test('nobody rewrites the log, not even the program', async () => {
  await tenant.owner.asks(changeTenantEndpoint, { name: '山前' })
  for (const statement of ['delete from identity.audit', "update identity.audit set action = 'nothing'"]) {
    const rewriting = world.within(tenant.id, (ctx) => sql.raw(statement).execute(ctx.tables<unknown>()))
    await expect(rewriting).rejects.toThrow('permission denied')
  }
})

test('the log is for admins and owners', async () => {
  const staff = await aPerson(world, tenant, { role: 'staff' })
  expect((await staff.tries(listAuditEndpoint, {})).problem?.code).toBe('kernel.not_allowed')
})
