/** A group of 100,000: every answer keeps its size and its number of statements, whatever the group's. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportGroupEndpoint, readExportEndpoint } from '../../server/modules/archive/contract.ts'
import {
  leaveGroupEndpoint,
  listCommunitiesEndpoint,
  listMembersEndpoint,
  readGroupEndpoint,
  searchPeopleEndpoint,
} from '../../server/modules/community/contract.ts'
import { aCommunity, aMember, type Founded, joins } from '../../server/modules/community/test/cast.ts'
import { aPerson, type Someone } from '../../server/modules/identity/test/cast.ts'
import { listEvidenceEndpoint, readGroupInsightEndpoint } from '../../server/modules/insight/contract.ts'
import { rollUp } from '../../server/modules/insight/index.ts'
import {
  listMyGroupsEndpoint,
  moveCursorEndpoint,
  readChatEndpoint,
  searchMessagesEndpoint,
  sendMessageEndpoint,
} from '../../server/modules/messaging/contract.ts'
import { openWorld, type World } from '../world.ts'
import { countStatements } from '../statements.ts'
import { costOf, inBulk } from './measure.ts'

/** With the owner, and room for those who join in the story. */
const members = 99_990

let world: World
let large: Founded & { member: Someone }
let small: Founded & { member: Someone }

beforeAll(async () => {
  world = await openWorld()
  const [one, ten] = [await aCommunity(world, { cap: 100_000 }), await aCommunity(world, { cap: 100_000 })]
  large = { ...one, member: await aMember(world, one) }
  small = { ...ten, member: await aMember(world, ten) }
  for (let more = 0; more < 8; more += 1) await aMember(world, small)
  const tenant = large.tenant.id
  const person = `'psn_' || lpad(to_hex(n), 26, '0')`
  const everybody = `generate_series(1, ${members - 2}) n`
  await inBulk(
    world,
    `insert into identity.people (tenant_id, id, name, created_at)
      select '${tenant}', ${person}, '群友' || n, now() from ${everybody}`,
    `insert into community.memberships (tenant_id, community_id, person_id, number, name, joined_at)
      select '${tenant}', '${large.community.id}', ${person}, 1000 + n, '群友' || n, now() from ${everybody}`,
    `insert into community.seats (tenant_id, group_id, person_id, joined_at)
      select '${tenant}', '${large.group.id}', ${person}, now() - interval '30 days' from ${everybody}`,
    `update community.groups set taken = ${members} where id = '${large.group.id}'`,
    `update community.communities set last_number = 200000 where id = '${large.community.id}'`,
  )
}, 180_000)
afterAll(() => world.close())

/** What is held, in MB over the beginning: the lowest of each second, as what lies between is rubbish not yet taken away. */
function watchMemory() {
  const held = () => (process.memoryUsage().heapUsed + process.memoryUsage().external) / 1024 / 1024
  const seen = [held()]
  const watching = setInterval(() => seen.push(held()), 20)
  const settle = () => {
    const seconds = Array.from({ length: Math.ceil(seen.length / 50) }, (_, at) =>
      Math.min(...seen.slice(at * 50, at * 50 + 50)),
    )
    return Math.max(...seconds) - (seen[0] as number)
  }
  return { settle, stopWatching: () => clearInterval(watching) }
}

const says = (someone: Someone, { group }: Founded, text: string, more: object = {}) =>
  someone.asks(sendMessageEndpoint, { groupId: group.id, clientId: randomUUID(), text, ...more })

/** Statements of the same deed in the group of ten and in the large one, each done twice: the first time warms what is kept. */
async function compare(deed: (there: typeof large) => Promise<unknown>): Promise<[number, number]> {
  for (const there of [small, large]) await deed(there)
  return [await countStatements(() => deed(small)), await countStatements(() => deed(large))]
}

test('its members are read page by page and found by their names', async () => {
  const groupId = large.group.id
  const page = await costOf(large.owner, listMembersEndpoint, { groupId })
  expect([page.body.rows.length, page.body.total]).toEqual([100, members])
  expect(page.bytes).toBeLessThan(60_000)
  const next = await costOf(large.member, listMembersEndpoint, { groupId, after: page.body.next as string })
  expect(next.body.rows.some(({ person }) => page.body.rows.some((row) => row.person.id === person.id))).toBe(false)
  expect(next.statements).toBeLessThanOrEqual(page.statements + 1)
  const found = await large.owner.asks(listMembersEndpoint, { groupId, q: '群友77777' })
  expect([found.total, found.rows[0]?.person.name]).toEqual([1, '群友77777'])
  const people = await costOf(large.owner, searchPeopleEndpoint, { q: '群友' })
  expect([people.body.rows.length, people.body.next !== null]).toEqual([20, true])
  expect(people.bytes).toBeLessThan(20_000)
  const lists = await large.owner.asks(listCommunitiesEndpoint, {})
  expect(lists.rows.map((community) => community.members)).toEqual([members])
})

test('speaking, calling one and calling all cost what they cost in a group of ten', async () => {
  const [few, many] = await compare((there) => says(there.owner, there, '早'))
  expect(many).toBe(few)
  const [fewCalls, manyCalls] = await compare((there) => says(there.owner, there, '开会了', { mentionsAll: true }))
  expect(manyCalls).toBe(fewCalls)
  const { rows } = await world.within(large.tenant.id, (ctx) =>
    sql<{ calls: number }>`select count(*)::int as calls from messaging.mentions
      where group_id = ${large.group.id}`.execute(ctx.tables<unknown>()),
  )
  // One for each time, however many are called.
  expect(rows[0]?.calls).toBe(2)
})

test('whoever reads knows what they missed, at the same cost', async () => {
  const [few, many] = await compare((there) => there.member.asks(listMyGroupsEndpoint, {}))
  expect(many).toBe(few)
  await large.member.asks(moveCursorEndpoint, { groupId: large.group.id, readNumber: 1 })
  const [inbox] = (await large.member.asks(listMyGroupsEndpoint, {})).rows
  expect(inbox?.cursor.mentions).toBeLessThanOrEqual(inbox?.cursor.unread ?? 0)
  for (const there of [small, large]) await says(there.owner, there, '还有一句', { mentionsAll: true })
  const [later] = (await large.member.asks(listMyGroupsEndpoint, {})).rows
  expect(later?.cursor.unread).toBe((inbox?.cursor.unread ?? 0) + 1)
  for (const ask of [
    (there: typeof large) => there.member.asks(readChatEndpoint, { groupId: there.group.id }),
    (there: typeof large) => there.member.asks(searchMessagesEndpoint, { q: '一句', groupId: there.group.id }),
    (there: typeof large) => there.member.asks(readGroupEndpoint, { groupId: there.group.id }),
  ]) {
    const [cheap, dear] = await compare(ask)
    expect(dear).toBe(cheap)
  }
})

test('joining and leaving it cost what they cost in a group of ten', async () => {
  // The least of several: now and then a node says something of its own accord.
  const least = { small: [99, 99], large: [99, 99] }
  for (const size of ['small', 'large', 'small', 'large', 'small', 'large', 'small', 'large'] as const) {
    const there = size === 'small' ? small : large
    const newcomer = await aPerson(world, there.tenant)
    const joining = await countStatements(() => joins(newcomer, there.group))
    const leaving = await countStatements(() => newcomer.asks(leaveGroupEndpoint, { groupId: there.group.id }))
    least[size] = [Math.min(joining, least[size][0] ?? 99), Math.min(leaving, least[size][1] ?? 99)]
  }
  expect(least.large).toEqual(least.small)
  expect((await large.owner.asks(readGroupEndpoint, { groupId: large.group.id })).taken).toBe(members)
})

test('it is rolled up, its page stays small, and a word more rewrites few rows', async () => {
  const groupId = large.group.id
  const count = (there: Founded) => world.within(there.tenant.id, (ctx) => rollUp(ctx, [there.group.id]))
  await count(small)
  await count(large)
  const written = async () => {
    const { rows } = await world.within(large.tenant.id, (ctx) =>
      sql<{ rows: number }>`select count(*)::int as rows from insight.members
        where group_id = ${groupId} and xmin::text::bigint = (select max(xmin::text::bigint) from insight.members)`.execute(
        ctx.tables<unknown>(),
      ),
    )
    return rows[0]?.rows
  }
  expect(await written()).toBeGreaterThan(90_000)
  await says(large.member, large, '又说一句')
  await says(small.member, small, '又说一句')
  const [few, many] = [await countStatements(() => count(small)), await countStatements(() => count(large))]
  expect(Math.abs(many - few)).toBeLessThanOrEqual(10)
  expect(await written()).toBeLessThan(100)
  const page = await costOf(large.owner, readGroupInsightEndpoint, { groupId })
  expect(page.body.members.length).toBeLessThanOrEqual(210)
  expect(page.body.roles.reduce((sum, { people }) => sum + people, 0)).toBe(members - 1)
  expect(page.bytes).toBeLessThan(150_000)
  const silent = await costOf(large.owner, listEvidenceEndpoint, { groupId, of: 'silent' })
  expect([silent.body.members.length, silent.body.total]).toEqual([50, members - 2])
  expect(silent.bytes).toBeLessThan(20_000)
}, 120_000)

test('it is taken out whole, without being held in memory', async () => {
  const stop = await world.work()
  const asked = await large.owner.asks(exportGroupEndpoint, { groupId: large.group.id })
  const { settle, stopWatching } = watchMemory()
  const found = () => large.owner.asks(readExportEndpoint, { exportId: asked.id })
  await expect.poll(async () => (await found()).state, { timeout: 90_000, interval: 200 }).toBe('ready')
  const grown = settle()
  stopWatching()
  await stop()
  // People, memberships, seats and their counts, each for everybody.
  expect((await found()).holds?.rows).toBeGreaterThan(members * 3)
  // Measured up to 165 MB, most of it what the collector has not taken away yet.
  expect(grown).toBeLessThan(250)
}, 120_000)
