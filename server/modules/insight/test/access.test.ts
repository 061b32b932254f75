/** Who may look into which groups. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { countStatements } from '../../../../test/statements.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { aMember } from '../../community/test/cast.ts'
import { aPerson } from '../../identity/test/cast.ts'
import {
  listEvidenceEndpoint,
  listGroupCardsEndpoint,
  readGroupInsightEndpoint,
  readTodayEndpoint,
  rebuildInsightEndpoint,
} from '../contract.ts'
import { aChat, type Chat, chatter, shifted } from './cast.ts'

const today = '2026-11-21'
let world: World
let chat: Chat
let other: Chat
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
  chat = await aChat(world)
  other = await aChat(world, { tenant: chat.tenant, name: '观鸟' })
  for (const one of [chat, other]) {
    await one.say(chatter(one.people, shifted(today, -40), shifted(today, -1)))
    await one.rollUp()
  }
})
afterAll(() => world.close())

test('operators see every group', async () => {
  const admin = await aPerson(world, chat.tenant, { role: 'admin' })
  const { rows } = await admin.asks(listGroupCardsEndpoint, {})
  expect(rows.map(({ groupId }) => groupId)).toEqual([chat.groupId, other.groupId])
  expect((await admin.asks(listGroupCardsEndpoint, { communityId: other.community.id })).rows).toHaveLength(1)
  expect((await admin.asks(readTodayEndpoint, {})).totals).toMatchObject({ groups: 2, seats: 20, people: 20 })
})

test('an assistant sees the groups he or she runs, and no other', async () => {
  const assistant = await aMember(world, chat, { role: 'assistant' })
  await other.seat([{ personId: assistant.id }])
  const { rows } = await assistant.asks(listGroupCardsEndpoint, {})
  expect(rows.map(({ groupId }) => groupId)).toEqual([chat.groupId])
  expect((await assistant.asks(readTodayEndpoint, {})).totals.groups).toBe(1)
  await assistant.asks(readGroupInsightEndpoint, { groupId: chat.groupId })
  const refused = await assistant.tries(readGroupInsightEndpoint, { groupId: other.groupId })
  expect(refused.problem?.code).toBe('kernel.not_allowed')
})

test('a community’s owner sees its groups, also where he or she sits as a member or not at all', async () => {
  const founder = await aPerson(world, chat.tenant, { name: '石川', role: 'staff' })
  const own = await aChat(world, { tenant: { ...chat.tenant, owner: founder } })
  await chat.within((ctx) =>
    sql`update community.seats set role = 'member' where group_id = ${own.groupId} and person_id = ${founder.id}`.execute(
      ctx.tables<unknown>(),
    ),
  )
  expect((await founder.asks(listGroupCardsEndpoint, {})).rows.map(({ groupId }) => groupId)).toEqual([own.groupId])
})

test('a plain member is refused a group’s insight and sees an empty day', async () => {
  const member = await aMember(world, chat)
  for (const answer of [
    await member.tries(readGroupInsightEndpoint, { groupId: chat.groupId }),
    await member.tries(listEvidenceEndpoint, { groupId: chat.groupId, of: 'messages' }),
    await member.tries(rebuildInsightEndpoint, {}),
  ]) {
    expect(answer.problem?.code).toBe('kernel.not_allowed')
  }
  expect((await member.asks(listGroupCardsEndpoint, {})).rows).toEqual([])
  expect(await member.asks(readTodayEndpoint, {})).toMatchObject({ items: [], totals: { groups: 0, messages: 0 } })
})

test('a stranger is asked to sign in, and a group of nobody is not found', async () => {
  expect((await world.caller().tries(readTodayEndpoint, {})).problem?.code).toBe('kernel.not_signed_in')
  const nobodys = await chat.owner.tries(readGroupInsightEndpoint, {
    groupId: `grp_${'0'.repeat(26)}`,
  })
  expect(nobodys.status).toBe(404)
})

test('another tenant sees nothing of it, not even by its id', async () => {
  const foreign = await aChat(world)
  expect((await foreign.owner.asks(listGroupCardsEndpoint, {})).rows.map(({ groupId }) => groupId)).toEqual([
    foreign.groupId,
  ])
  expect((await foreign.owner.tries(readGroupInsightEndpoint, { groupId: chat.groupId })).status).toBe(404)
  expect((await foreign.owner.tries(listEvidenceEndpoint, { groupId: chat.groupId, of: 'speakers' })).status).toBe(404)
})

test('without a tenant every table of insight is empty', async () => {
  const client = new pg.Client({ connectionString: world.url, options: '-c role=qunluo_app' })
  await client.connect()
  const { rows } = await client.query(
    "select table_name as name from information_schema.tables where table_schema = 'insight'",
  )
  expect(rows.length).toBeGreaterThanOrEqual(12)
  for (const { name } of rows) expect((await client.query(`select from insight.${name}`)).rowCount).toBe(0)
  await client.end()
})

test('the field of groups costs the same few statements however many groups there are', async () => {
  const count = await fewestOfField()
  for (let more = 0; more < 5; more++) await aChat(world, { tenant: chat.tenant, people: 0 })
  expect(await fewestOfField()).toBe(count)
  // Two belong to the session, two open and end the transaction, one names the tenant.
  expect(count).toBeLessThanOrEqual(6 + 5)
})

/** The fewest of three times: what the node does by itself may come in between. */
async function fewestOfField(): Promise<number> {
  const field = () => countStatements(() => chat.owner.asks(listGroupCardsEndpoint, {}))
  return Math.min(await field(), await field(), await field())
}
