import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Endpoint } from '../../../kernel/contract.ts'
import { modules } from '../../../main/modules.ts'
import { listMembersEndpoint } from '../../community/contract.ts'
import { signInAs } from '../../identity/test/cast.ts'
import { readGroupInsightEndpoint } from '../../insight/contract.ts'
import { rollUpEach } from '../../insight/index.ts'
import { readChatEndpoint } from '../../messaging/contract.ts'
import * as window from '../contract.ts'
import { restoreArchive } from '../index.ts'
import { plannedTables } from '../plan.ts'
import {
  aLivelyTenant,
  aMoment,
  aTenant,
  fetchArchive,
  type Lively,
  onDisk,
  readState,
  unpack,
  whenWritten,
} from './cast.ts'

let world: World
let lively: Lively
beforeAll(async () => {
  world = await openWorld()
  await world.work()
  lively = await aLivelyTenant(world)
}, 60_000)
afterAll(() => world.close())

const takeTenant = async ({ owner }: Lively) => {
  const done = await whenWritten(owner, await owner.asks(window.exportTenantEndpoint, {}))
  expect(done.state).toBe('ready')
  return { done, content: await fetchArchive(owner, done) }
}

test('every table with a tenant is either archived or left out with a reason', async () => {
  const { rows } = await world.within(lively.tenant.id, (ctx) =>
    sql<{ name: string }>`select table_schema || '.' || table_name as name from information_schema.columns
      where column_name = 'tenant_id' and table_schema not in ('kernel', 'graphile_worker')`.execute(ctx.tables()),
  )
  const known = modules.flatMap(({ archive }) => [
    ...(archive?.tables.map(({ name }) => name) ?? []),
    ...Object.keys(archive?.leftOut ?? {}),
  ])
  expect(rows.map(({ name }) => name).sort()).toEqual([...new Set(known)].sort())
})

test('a tenant taken out and brought back is equal, row by row and to everybody who looks', async () => {
  const { content } = await takeTenant(lively)
  const copy = await aTenant(world, { name: '新家', address: 'founder@new.example' })
  const path = await onDisk(content)
  const report = await restoreArchive(world.ground, copy.id, path)
  expect(report).toMatchObject({ missing: 0, addresses: true })
  expect(report.files).toBeGreaterThanOrEqual(2)

  const source = await readState(world, lively.tenant.id)
  const restored = await readState(world, copy.id, [copy.owner.id])
  for (const table of plannedTables())
    expect([table.name, restored[table.name]]).toEqual([table.name, source[table.name]])
  expect(source['messaging.messages']?.length).toBeGreaterThan(5)
  expect(source['insight.member_days']?.length).toBeGreaterThan(1)
  for (const table of [
    'customers.customers',
    'customers.attributes',
    'customers.import_rows',
    'identity.sealed_identities',
  ])
    expect([table, source[table]?.length]).not.toEqual([table, 0])

  await rollUpEach(world.ground, lively.tenant.id, {})
  await rollUpEach(world.ground, copy.id, {})
  const there = await signInAs(world, copy.id, lively.owner.id)
  const groupId = lively.group.id
  const looks: [Endpoint, object][] = [
    [readChatEndpoint, { groupId }],
    [listMembersEndpoint, { groupId }],
    [readGroupInsightEndpoint, { groupId }],
  ]
  for (const [endpoint, input] of looks) {
    const [before, after] = [await lively.owner.asks(endpoint, input), await there.asks(endpoint, input)]
    expect([endpoint.name, after]).toEqual([endpoint.name, before])
  }
  const anna = await signInAs(world, copy.id, lively.anna.id)
  for (const place of ['', '/thumbnail'])
    expect((await anna.fetches(`/files/${lively.picture}${place}`)).rawPayload).toEqual(
      (await lively.anna.fetches(`/files/${lively.picture}${place}`)).rawPayload,
    )
}, 60_000)

test('a tenant taken out again after it was brought back gives the same rows', async () => {
  const { content } = await takeTenant(lively)
  const copy = await aTenant(world)
  await restoreArchive(world.ground, copy.id, await onDisk(content))
  const owner = await signInAs(world, copy.id, lively.owner.id)
  const again = await unpack(
    await fetchArchive(owner, await whenWritten(owner, await owner.asks(window.exportTenantEndpoint, {}))),
  )
  const first = await unpack(content)
  const ofRows = [...first.keys()].filter((name) => /^rows\/(messaging|community|insight)/.test(name))
  for (const name of ofRows) expect([name, again.get(name)]).toEqual([name, first.get(name)])
}, 60_000)

test('a group taken out holds its own and nothing of its sister, and comes back equal', async () => {
  const { owner, group, second, anna, tenant } = lively
  const content = await fetchArchive(
    owner,
    await whenWritten(owner, await owner.asks(window.exportGroupEndpoint, { groupId: group.id })),
  )
  const rows = [...(await unpack(content))].filter(([name]) => name.startsWith('rows/'))
  const all = rows.map(([, text]) => text).join('\n')
  expect(all).not.toContain(second.id)
  expect(all).not.toContain('夜跑八点集合')
  expect(all).not.toMatch(/address_sealed|secret_hash|token_hash|password/)
  expect(all).toContain('每天五公里')

  const copy = await aTenant(world)
  await restoreArchive(world.ground, copy.id, await onDisk(content))
  const [source, restored] = [await readState(world, tenant.id), await readState(world, copy.id, [copy.owner.id])]
  const inGroup = (lines: string[] = []) => lines.filter((line) => line.includes(group.id))
  for (const table of ['messages', 'events', 'chats', 'reactions', 'votes', 'attachments', 'cursors'])
    expect([table, restored[`messaging.${table}`]]).toEqual([table, inGroup(source[`messaging.${table}`])])
  for (const table of ['seats', 'groups'])
    expect(restored[`community.${table}`]).toEqual(inGroup(source[`community.${table}`]))
  for (const table of ['group_days', 'member_days', 'progress'])
    expect([table, restored[`insight.${table}`]]).toEqual([table, inGroup(source[`insight.${table}`])])
  const there = await signInAs(world, copy.id, anna.id)
  const chat = (someone: typeof anna) => someone.asks(readChatEndpoint, { groupId: group.id })
  expect(await chat(there)).toEqual(await chat(anna))
}, 60_000)

test('a community taken out comes back with all its groups and members', async () => {
  const { owner, community, group, second, tenant } = lively
  const content = await fetchArchive(
    owner,
    await whenWritten(owner, await owner.asks(window.exportCommunityEndpoint, { communityId: community.id })),
  )
  const copy = await aTenant(world)
  await restoreArchive(world.ground, copy.id, await onDisk(content))
  const [source, restored] = [await readState(world, tenant.id), await readState(world, copy.id, [copy.owner.id])]
  for (const { name } of plannedTables().filter(({ name }) => /^(community|messaging)\./.test(name)))
    expect([name, restored[name]]).toEqual([name, source[name]])
  // An operator's seat is the tenant's and does not travel with a community.
  const members = async (someone: typeof owner, groupId: string) =>
    JSON.stringify(await someone.asks(listMembersEndpoint, { groupId })).replaceAll(
      '"staffRole":"owner"',
      '"staffRole":null',
    )
  for (const { id } of [group, second]) expect(await members(copy.owner, id)).toEqual(await members(owner, id))
}, 60_000)

test('what is mine holds all that I said and am, of others no more than the name, and can be brought back', async () => {
  const { anna, ben, group, messages } = lively
  const content = await fetchArchive(anna, await whenWritten(anna, await anna.asks(window.exportMeEndpoint, {})))
  const entries = await unpack(content)
  const said = (entries.get('rows/messaging.messages.jsonl') ?? '').trim().split('\n')
  expect(said.map((line) => JSON.parse(line).id).sort()).toEqual([messages.greeting.id, messages.withPicture.id].sort())
  expect(entries.get('about-me.json')).toContain('每天五公里')
  const all = [...entries.values()].join('\n')
  expect(all).not.toContain('夜跑八点集合')
  expect(all).not.toContain(group.joinCode)
  expect(all).not.toContain(`@安娜😀 早`)
  expect([...entries.keys()].filter((name) => name.startsWith('files/')).length).toBeGreaterThanOrEqual(2)
  expect(entries.get('also/messaging.votes.jsonl')).toContain(anna.id)

  const copy = await aTenant(world)
  const report = await restoreArchive(world.ground, copy.id, await onDisk(content))
  expect(report.rows).toBeGreaterThan(5)
  const there = await signInAs(world, copy.id, anna.id)
  expect((await there.asks(readChatEndpoint, { groupId: group.id })).messages.map(({ id }) => id)).toEqual(
    (await anna.asks(readChatEndpoint, { groupId: group.id })).messages.flatMap(({ id, by }) =>
      by === anna.id ? [id] : [],
    ),
  )
  expect(
    (await ben.fetches(`/exports/${(await anna.asks(window.listExportsEndpoint, {})).rows[0]?.id}/file`)).statusCode,
  ).toBe(404)
}, 60_000)

test('a restoration asked for on the page says how far it is and what came back', async () => {
  const { content } = await takeTenant(lively)
  const copy = await aTenant(world)
  expect((await copy.owner.asks(window.listRestorationsEndpoint, {})).possible).toBe(true)
  const asked = await copy.owner.uploads(window.restoreArchiveEndpoint, { name: '归档.zip', content })
  expect(asked.problem).toBeNull()
  for (let patience = 400; patience > 0; patience -= 1) {
    const [row] = (await copy.owner.asks(window.listRestorationsEndpoint, {})).rows
    if (row?.state === 'done') break
    expect(row?.state).not.toBe('failed')
    await aMoment(25)
  }
  const { rows, possible } = await copy.owner.asks(window.listRestorationsEndpoint, {})
  expect(rows[0]).toMatchObject({ state: 'done', report: { missing: 0, addresses: true }, fileName: '归档.zip' })
  expect(possible).toBe(false)
  const second = await copy.owner.uploads(window.restoreArchiveEndpoint, { name: '归档.zip', content })
  expect(second.problem?.code).toBe('archive.tenant_not_empty')
}, 60_000)

test('what is no archive is refused before anything is kept', async () => {
  const copy = await aTenant(world)
  for (const content of [Buffer.from('你好'), Buffer.alloc(0), Buffer.from('PK\u0003\u0004')]) {
    const { problem } = await copy.owner.uploads(window.restoreArchiveEndpoint, { name: 'x.zip', content })
    expect(problem?.code).toBe('archive.not_an_archive')
  }
})
