/** How long it is known who did what: as long as configured, and never less than six months. */
import { afterEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { ConfigMistake, readConfig } from '../../../kernel/config.ts'
import { changeTenantEndpoint, listAuditEndpoint } from '../contract.ts'
import { sweep } from '../jobs/sweep.ts'
import { forgetOldAudit } from '../operations/forget-old-audit.ts'
import { aTenant, signInAs, type Tenant } from './cast.ts'

const dayMs = 86_400_000
let world: World
afterEach(() => world.close())

/** A world that began so many days ago; the database's own clock cannot be moved. */
const openDaysAgo = async (days: number, settings = {}) => {
  world = await openWorld({ at: new Date(Date.now() - days * dayMs).toISOString(), settings })
  return aTenant(world)
}
const rename = (tenant: Tenant, name: string) => tenant.owner.asks(changeTenantEndpoint, { name })
const namesOf = async ({ id, owner }: Tenant) => {
  const now = await signInAs(world, id, owner.id)
  return (await now.asks(listAuditEndpoint, {})).rows.map(({ about }) => (about as { name?: string }).name)
}
const sweepNow = (tenant: Tenant) => world.within(tenant.id, sweep.does)

test('what is older than three years goes at night, what is younger stays', async () => {
  const tenant = await openDaysAgo(1100)
  await rename(tenant, '最早')
  world.pass(2 * dayMs)
  const other = await aTenant(world)
  await rename(other, '别家')
  world.pass(10 * dayMs)
  await rename(await freshly(tenant), '后来')
  world.pass(1084 * dayMs)
  await sweepNow(tenant)
  expect(await namesOf(tenant)).toEqual(['后来'])
  expect(await namesOf(other)).toEqual(['别家'])
})

const freshly = async (tenant: Tenant) => ({ ...tenant, owner: await signInAs(world, tenant.id, tenant.owner.id) })

test('who wants less keeps at least six months', async () => {
  const tenant = await openDaysAgo(190, { AUDIT_DAYS: '183' })
  await rename(tenant, '七个月前')
  world.pass(8 * dayMs)
  await rename(tenant, '半年内')
  world.pass(182 * dayMs)
  await sweepNow(tenant)
  expect(await namesOf(tenant)).toEqual(['半年内'])
})

test('younger lines are refused by the database itself, and a mistaken configuration at the start', async () => {
  const tenant = await openDaysAgo(0)
  await rename(tenant, '今天')
  for (const days of [0, 30, 182])
    await expect(world.within(tenant.id, (ctx) => forgetOldAudit(ctx, days))).rejects.toThrow('at least 183 days')
  expect(await namesOf(tenant)).toEqual(['今天'])
  expect(() => readConfig({ AUDIT_DAYS: '182' })).toThrow(ConfigMistake)
  expect(() => readConfig({ AUDIT_DAYS: '182' })).toThrow(/AUDIT_DAYS: must be at least 183/)
  expect(readConfig({})).toMatchObject({ auditDays: 1095 })
})

test('a clock that jumped years ahead destroys nothing', async () => {
  const tenant = await openDaysAgo(0)
  await rename(tenant, '今天')
  world.pass(10 * 365 * dayMs)
  await expect(sweepNow(tenant)).rejects.toThrow('at least 183 days')
  expect(await namesOf(tenant)).toEqual(['今天'])
})
