/** The field of groups: found, filtered, sorted, and read page by page. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { changeCommunityEndpoint, changeGroupEndpoint, closeGroupEndpoint } from '../../community/contract.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import { drawFieldEndpoint, type GroupCard, listGroupCardsEndpoint, readFieldEndpoint } from '../contract.ts'
import { aChat, type Chat } from './cast.ts'

let world: World
let first: Chat
const chats = new Map<string, Chat>()

type Glance = { state?: string; score?: number | null; speakers7?: number; silent?: number; last_at?: string | null }

async function aGroup(name: string) {
  const chat = await aChat(world, { name, ...(first ? { tenant: first.tenant } : {}) })
  first ??= chat
  chats.set(name, chat)
  await first.owner.asks(changeGroupEndpoint, { groupId: chat.groupId, name })
  await chat.rollUp()
}

/** Lets a group stand as told, once all are counted. */
async function stands(name: string, glance: Glance) {
  const chat = chats.get(name) as Chat
  const columns = Object.entries(glance).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await chat.within((ctx) =>
    sql`update insight.glances set ${sql.join(columns)} where group_id = ${chat.groupId}`.execute(
      ctx.tables<unknown>(),
    ),
  )
}

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
  for (const name of ['周末', '安静', 'React 学习', '美食']) await aGroup(name)
  await stands('周末', { state: 'love', score: 50, speakers7: 3, last_at: '2026-11-20T10:00:00Z' })
  await stands('安静', { state: 'dead', score: null, silent: 10 })
  await stands('React 学习', { state: 'breakup', score: 20, speakers7: 9, last_at: '2026-11-19T10:00:00Z' })
  await stands('美食', { state: 'doubt', score: 80, speakers7: 3 })
  for (const [name, city] of [
    ['周末', '江城'],
    ['安静', '临水'],
    ['美食', '江城'],
  ] as const)
    await first.owner.asks(changeCommunityEndpoint, {
      communityId: present(chats.get(name)).community.id,
      region: { city },
    })
})
afterAll(() => world.close())

type Asked = InputOf<typeof listGroupCardsEndpoint>
const namesOf = async (asked: Asked) =>
  (await first.owner.asks(listGroupCardsEndpoint, asked)).rows.map(({ groupName }) => groupName)

test('without a wish, in the order in which they were opened', async () => {
  expect(await namesOf({})).toEqual(['周末', '安静', 'React 学习', '美食'])
})

test('what needs somebody stands first: breaking up, then doubting, then the dead', async () => {
  expect(await namesOf({ sort: 'need', down: 'true' })).toEqual(['React 学习', '美食', '安静', '周末'])
})

test('a group without a score is never the best nor the worst', async () => {
  expect(await namesOf({ sort: 'score', down: 'true' })).toEqual(['美食', '周末', 'React 学习', '安静'])
  expect(await namesOf({ sort: 'score' })).toEqual(['React 学习', '周末', '美食', '安静'])
})

test('names sort by their sound', async () => {
  expect(await namesOf({ sort: 'name' })).toEqual(['安静', '美食', '周末', 'React 学习'])
})

test('each order read by ones shows every group once, either way', async () => {
  for (const sort of [
    'opened',
    'need',
    'name',
    'score',
    'silent',
    'speakers',
    'messages',
    'seats',
    'last',
    'owner',
  ] as const)
    for (const down of ['true', 'false']) {
      const whole = await namesOf({ sort, down })
      const read: string[] = []
      for (let after: string | null = ''; after !== null; ) {
        const page: { rows: { groupName: string }[]; next: string | null; total: number } = await first.owner.asks(
          listGroupCardsEndpoint,
          { sort, down, limit: 1, ...(after ? { after } : {}) },
        )
        expect(page.total).toBe(4)
        read.push(...page.rows.map(({ groupName }) => groupName))
        after = page.next
      }
      expect([sort, down, read]).toEqual([sort, down, whole])
    }
})

test('the search looks at group, community and owner, whatever the capitals; scattered letters are enough when asked so', async () => {
  expect(await namesOf({ q: ' REACT' })).toEqual(['React 学习'])
  const [{ ownerName }] = (await first.owner.asks(listGroupCardsEndpoint, {})).rows as [GroupCard]
  expect(await namesOf({ q: ownerName })).toHaveLength(4)
  expect(await namesOf({ q: '安_' })).toEqual([])
  expect([await namesOf({ q: 'R学' }), await namesOf({ q: 'R学', scattered: 'true' })]).toEqual([[], ['React 学习']])
})

test('filters add up, and offer what occurs, most frequent first', async () => {
  expect(await namesOf({ city: '江城' })).toEqual(['周末', '美食'])
  expect(await namesOf({ city: '江城', state: 'doubt' })).toEqual(['美食'])
  const field = await first.owner.asks(readFieldEndpoint, {})
  expect(field.groups).toBe(4)
  expect(field.cities).toEqual([
    { value: '江城', groups: 2 },
    { value: '临水', groups: 1 },
  ])
})

test('the picture holds those with a score, and says how many have none', async () => {
  const { bubbles, scored, unscored } = await first.owner.asks(drawFieldEndpoint, {})
  expect([bubbles.length, scored, unscored]).toEqual([3, 3, 1])
  expect(await first.owner.asks(drawFieldEndpoint, { state: 'dead' })).toEqual({ bubbles: [], scored: 0, unscored: 1 })
})

test('a place that is none begins at the first; closed groups are hidden until asked for', async () => {
  expect(await namesOf({ after: 'nowhere' })).toHaveLength(4)
  const { groupId } = chats.get('周末') as Chat
  await first.owner.asks(closeGroupEndpoint, { groupId, reason: '散了' })
  expect(await namesOf({})).not.toContain('周末')
  expect(await namesOf({ closed: 'true' })).toContain('周末')
  expect((await first.owner.asks(readFieldEndpoint, {})).groups).toBe(4)
})
