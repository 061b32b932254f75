/** A database of one's own: its owner is held by row-level security like everybody, and a restore may be cut short. */
import { randomBytes } from 'node:crypto'
import { inject, expect, test, afterAll } from 'vitest'
import { migrate } from '../../server/kernel/migrate.ts'
import { migrationSources } from '../../server/main/migrations.ts'
import { searchMessagesEndpoint } from '../../server/modules/messaging/contract.ts'
import { aGroup } from '../../server/modules/messaging/test/cast.ts'
import { databaseIn } from '../database.ts'
import { openWorld } from '../world.ts'
import { anEmptyDatabase, ask, backUp, restoreInto } from './places.ts'

const cluster = inject('databaseUrl')
const owner = `owner_${randomBytes(4).toString('hex')}`
const databases: string[] = []
const makers: string[] = []

/** An empty database whose owner is no superuser and may not pass by row-level security. */
async function anOwnedDatabase(): Promise<string> {
  const name = `owned_${randomBytes(5).toString('hex')}`
  await ask(cluster, `create database ${name} owner ${owner}`)
  databases.push(name)
  return databaseIn(cluster, name).replace('user=qunluo', `user=${owner}`)
}

afterAll(async () => {
  for (const name of databases) await ask(cluster, `drop database ${name} with (force)`)
  for (const role of [owner, ...makers]) await ask(cluster, `drop role if exists ${role}`)
})

test('an owner who may bypass nothing backs up and restores every row of every tenant', async () => {
  await ask(cluster, `create role ${owner} login`)
  const roles = await ask<{ name: string }>(
    cluster,
    `select rolname as name from pg_roles where rolname like 'qunluo\\_%'`,
  )
  for (const { name } of roles) await ask(cluster, `grant ${name} to ${owner} with admin option`)
  const url = await anOwnedDatabase()
  await migrate(url, migrationSources)
  const world = await openWorld({ url })
  const [one, two] = [await aGroup(world, 2), await aGroup(world, 1)]
  await one.owner.says(one.groupId, '一号')
  await two.owner.says(two.groupId, '二号')
  const { path, manifest } = await backUp(world)
  await world.close()
  const restored = await restoreInto(path, { url: await anOwnedDatabase() })
  const asSuperuser = restored.url.replace(`user=${owner}`, 'user=qunluo')
  for (const { schema, name, rows } of manifest.tables) {
    const count = `select count(*)::int as n from ${schema}.${name}`
    const [kept] = await ask(url.replace(`user=${owner}`, 'user=qunluo'), count)
    const [came] = await ask(asSuperuser, count)
    expect([name, came]).toEqual([name, kept])
    expect([name, came]).toEqual([name, { n: rows }])
  }
  expect(await ask(restored.url, 'select * from community.groups')).toEqual([])
  expect(await ask(asSuperuser, 'select text from messaging.messages where kind = $$text$$ order by text')).toEqual([
    { text: '一号' },
    { text: '二号' },
  ])
})

test('an owner who may bypass nothing reads no messages past the policy by having made the role that finds them', async () => {
  const maker = `${owner}_maker`
  await ask(cluster, `create role ${maker} login`)
  // As PostgreSQL gives a role to whoever creates it: to administer, not to inherit.
  for (const name of ['qunluo_app', 'qunluo_relay', 'qunluo_search'])
    await ask(cluster, `grant ${name} to ${maker} with admin true, inherit false, set false`)
  const name = `owned_${randomBytes(5).toString('hex')}`
  await ask(cluster, `create database ${name} owner ${maker}`)
  databases.push(name)
  makers.push(maker)
  const url = databaseIn(cluster, name).replace('user=qunluo', `user=${maker}`)
  await migrate(url, migrationSources)
  const world = await openWorld({ url })
  const { owner: speaker, groupId } = await aGroup(world, 1)
  await speaker.says(groupId, '只有本空间看得到')
  const found = await speaker.asks(searchMessagesEndpoint, { q: '看得到' })
  await world.close()
  expect(found.rows).toHaveLength(1)
  expect(await ask(url, 'select id from messaging.messages')).toEqual([])
})

test('a restore that is cut off in the middle leaves an empty database, and may be done again', async () => {
  const world = await openWorld()
  const { owner: speaker, groupId } = await aGroup(world, 1)
  await speaker.says(groupId, '你好')
  const { path } = await backUp(world)
  await world.close()
  const url = await anEmptyDatabase()
  // The connection that fills is cut as soon as it is seen filling.
  let cutting = true
  const cut = (async () => {
    const name = new URL(url.replace('///', '//x/')).pathname.slice(1)
    while (cutting) {
      await ask(
        cluster,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and xact_start < now() - interval '20 ms' and (query like 'copy%' or query like 'alter table%')`,
      )
    }
  })()
  const outcome = await restoreInto(path, { url }).then(
    () => 'restored',
    () => 'cut',
  )
  cutting = false
  await cut
  expect(outcome).toBe('cut')
  expect(
    await ask(url, `select nspname from pg_namespace where nspname in ('kernel', 'identity', 'messaging')`),
  ).toEqual([])
  await restoreInto(path, { url })
  expect(await ask(url, `select text from messaging.messages where kind = 'text'`)).toEqual([{ text: '你好' }])
})
