/** 今日 also tells what waits outside of the counts: people who ask to join, imports that broke off. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { newId } from '../../../kernel/ids.ts'
import type { GroupId } from '../../community/contract.ts'
import { decideJoinRequestEndpoint, listJoinRequestsEndpoint } from '../../community/contract.ts'
import { aCommunity, aMember, type Founded, joins } from '../../community/test/cast.ts'
import { aPerson, type Someone } from '../../identity/test/cast.ts'
import { readTodayEndpoint } from '../contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
})
afterAll(() => world.close())

const minute = 60_000
const gated = { threshold: { kind: 'approval' as const, questions: ['你住在哪条街？', '养什么猫？'] } }
const itemsOf = async (someone: Someone, kind: string) =>
  (await someone.asks(readTodayEndpoint, {})).items.filter((item) => item.kind === kind)

/** Two people ask one after another, a minute apart. */
async function anAskedGroup(founded: Founded) {
  const first = await aPerson(world, founded.tenant, { name: '先来' })
  const second = await aPerson(world, founded.tenant, { name: '后到' })
  await joins(first, founded.group, { answers: ['河坊街', '橘猫'] })
  world.pass(minute)
  await joins(second, founded.group, { answers: ['南门', '狸花'] })
  world.pass(-minute)
  return { first, second }
}

test('people who ask to join are one line for each group, showing who asked first and since when', async () => {
  const founded = await aCommunity(world, gated)
  expect(await itemsOf(founded.owner, 'join_request')).toEqual([])
  const { first } = await anAskedGroup(founded)
  const [asked] = (await founded.owner.asks(listJoinRequestsEndpoint, {})).rows
  expect(await itemsOf(founded.owner, 'join_request')).toEqual([
    {
      kind: 'join_request',
      urgency: 2,
      groupId: founded.group.id,
      groupName: founded.group.name,
      person: { id: first.id, name: '先来', avatarFileId: null },
      messageId: null,
      excerpt: '河坊街 · 橘猫',
      since: asked?.askedAt,
      count: 2,
      reasons: [],
    },
  ])
})

test('who was let in waits no more', async () => {
  const founded = await aCommunity(world, gated)
  const { second } = await anAskedGroup(founded)
  const [request] = (await founded.owner.asks(listJoinRequestsEndpoint, {})).rows
  await founded.owner.asks(decideJoinRequestEndpoint, { joinRequestId: present(request).id, decision: 'approve' })
  expect(await itemsOf(founded.owner, 'join_request')).toMatchObject([{ count: 1, person: { id: second.id } }])
})

test('requests are shown to whoever may decide them, and to nobody else', async () => {
  const founded = await aCommunity(world, gated)
  const other = await aCommunity(world, { tenant: founded.tenant, ...gated })
  await anAskedGroup(founded)
  await anAskedGroup(other)
  const groupsShownTo = async (someone: Someone) =>
    (await itemsOf(someone, 'join_request')).map(({ groupId }) => groupId).sort()
  expect(await groupsShownTo(founded.owner)).toEqual([founded.group.id, other.group.id].sort())
  expect(await groupsShownTo(await aMember(world, founded, { role: 'assistant' }))).toEqual([founded.group.id])
  expect(await groupsShownTo(await aMember(world, founded))).toEqual([])
  expect(await groupsShownTo((await aCommunity(world, gated)).owner)).toEqual([])
})

/** As an import stands when its file could not be read on. */
async function anImport({ tenant }: Founded, by: Someone, fileName: string, state: string, groupId: string | null) {
  return world.within(tenant.id, async (ctx) => {
    await sql`insert into messaging.imports
        (tenant_id, id, file_name, file_key, bytes, state, group_id, started_by, created_at, beat_at)
      values (${ctx.tenantId}, ${newId('imp')}, ${fileName}, 'k', 1, ${state}, ${groupId}, ${by.id}, ${ctx.now}, ${ctx.now})`.execute(
      ctx.tables<unknown>(),
    )
    return ctx.now
  })
}

test('imports that broke off are named by their file; those done, refused or called off are not told', async () => {
  const founded = await aCommunity(world)
  const groupId = founded.group.id as GroupId
  for (const state of ['done', 'refused', 'cancelled', 'importing', 'preview']) {
    await anImport(founded, founded.owner, `${state}.txt`, state, null)
  }
  const at = await anImport(founded, founded.owner, '断了.txt', 'failed', groupId)
  expect(await itemsOf(founded.owner, 'import_failed')).toMatchObject([
    { urgency: 1, groupId, excerpt: '断了.txt', since: at.toISOString(), count: 1, person: null },
  ])
})

test('operators see every broken import, others only those they started', async () => {
  const founded = await aCommunity(world)
  const assistant = await aMember(world, founded, { role: 'assistant' })
  const colleague = await aPerson(world, founded.tenant, { role: 'staff' })
  await anImport(founded, assistant, '助理的.txt', 'failed', founded.group.id)
  await anImport(founded, founded.owner, '群主的.txt', 'paused', null)
  const shownTo = async (someone: Someone) =>
    (await itemsOf(someone, 'import_failed')).map(({ excerpt }) => excerpt).sort()
  expect(await shownTo(founded.owner)).toEqual(['助理的.txt', '群主的.txt'].sort())
  expect(await shownTo(assistant)).toEqual(['助理的.txt'])
  expect(await shownTo(colleague)).toEqual([])
  expect(await shownTo((await aCommunity(world)).owner)).toEqual([])
})
