/** 10,000 groups in one list: every answer keeps its size and its number of statements, however many groups there are. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Community,
  listCommunitiesEndpoint,
  listGroupsEndpoint,
  readCommunityEndpoint,
} from '../../server/modules/community/contract.ts'
import { aCommunity, type Founded } from '../../server/modules/community/test/cast.ts'
import {
  drawFieldEndpoint,
  listGroupCardsEndpoint,
  readFieldEndpoint,
  readSurvivalEndpoint,
  readTodayEndpoint,
} from '../../server/modules/insight/contract.ts'
import { searchMessagesEndpoint } from '../../server/modules/messaging/contract.ts'
import { type Caller, openWorld, type World } from '../world.ts'
import { costOf, inBulk } from './measure.ts'

const groups = 10_000
/** Half of all groups belong to the first community. */
const communities = 101

let world: World
let full: Founded
let small: Founded

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
  small = await aCommunity(world)
  full = await aCommunity(world)
  const tenant = full.tenant.id
  const host = full.owner.id
  const id = (kind: string, n: string) => `'${kind}_' || lpad(to_hex(${n}), 26, '0')`
  const place = `(case when n % 2 = 0 then 0 else 1 + n / 2 % ${communities - 1} end)`
  await inBulk(
    world,
    `insert into community.communities (tenant_id, id, name, preset, about, interest, industry, country, province, city,
        owner_id, welcome, promises, rules_version, created_at)
      select '${tenant}', ${id('com', 'n')}, '社群' || n, 'interest', '', '兴趣' || n % 7, '', '', '', '城市' || n % 40, '${host}',
        '', '{}', 1, now() from generate_series(0, ${communities - 1}) n`,
    `insert into community.groups (tenant_id, id, community_id, name, about, cap, taken, threshold, join_code, created_at)
      select '${tenant}', ${id('grp', 'n')}, ${id('com', place)}, '群' || n, '', 200, 150, 'open', 'code' || n,
        now() - interval '1 day' + n * interval '1 ms' from generate_series(1, ${groups}) n`,
    `insert into insight.glances (tenant_id, group_id, settled_on, state, stage, since, reasons, score, trend, seats, speakers7,
        messages7, silent, last_at, told_state)
      select '${tenant}', ${id('grp', 'n')}, '2026-11-20', (array['love','doubt','breakup','dead'])[1 + n % 4], 'mature',
        '2026-11-18', '[{"code":"a7_below_60_percent","value":0.5,"limit":0.6}]', case when n % 5 > 0 then n % 97 end,
        (select jsonb_agg(50 + k) from generate_series(1, 28) k), n % 150, n % 50, n % 900, n % 150,
        now() - n * interval '1 minute', 'love' from generate_series(1, ${groups}) n`,
    `insert into insight.group_days (tenant_id, group_id, day, messages, speakers, joins, exits, removed, adverts, k80, hours)
      select '${tenant}', ${id('grp', 'n')}, '2026-11-20', 20, 5, 1, 0, 0, 0, 2, array_fill(1, array[24])
        from generate_series(1, ${groups}) n`,
    `insert into insight.questions (tenant_id, group_id, message_id, person_id, day, asked_at)
      select '${tenant}', ${id('grp', 'n')}, ${id('msg', 'n')}, '${host}', '2026-11-21', '2026-11-21T09:00:00+08:00'
        from generate_series(1, ${groups}, 3) n`,
  )
}, 120_000)
afterAll(() => world.close())

type Page = { rows: { id: string }[]; next: string | null }

/** Reads a list to its end and returns the ids in their order. */
async function readOn(ask: (after: object) => Promise<Page>): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: Page = await ask(after ? { after } : {})
    ids.push(...page.rows.map((row) => row.id))
    after = page.next
  }
  return ids
}

test('the field answers a page in as many statements as for one group, and is read to its end', async () => {
  const few = await costOf(small.owner, listGroupCardsEndpoint, { sort: 'need', down: 'true' })
  const many = await costOf(full.owner, listGroupCardsEndpoint, { sort: 'need', down: 'true' })
  expect(many.statements).toBe(few.statements)
  expect(many.bytes).toBeLessThan(60_000)
  expect([many.body.rows.length, many.body.total]).toEqual([50, groups + 1])
  for (const sort of ['need', 'name', 'last'] as const) {
    const ids = await readOn(async (after) => {
      const page = await full.owner.asks(listGroupCardsEndpoint, { sort, down: 'true', limit: 200, ...after })
      return { rows: page.rows.map(({ groupId }) => ({ id: groupId })), next: page.next }
    })
    expect([sort, new Set(ids).size, ids.length]).toEqual([sort, groups + 1, groups + 1])
  }
}, 120_000)

test('one group among all is found by its name, and a filter leaves what it says', async () => {
  const found = await costOf(full.owner, listGroupCardsEndpoint, { q: '群9876' })
  expect(found.body.rows.map(({ groupName }) => groupName)).toEqual(['群9876'])
  const filtered = await full.owner.asks(listGroupCardsEndpoint, { state: 'dead', city: '城市4' })
  expect(filtered.total).toBeGreaterThan(10)
  expect(filtered.rows.every(({ state, city }) => state === 'dead' && city === '城市4')).toBe(true)
})

test('choices and picture stay small', async () => {
  const field = await costOf(full.owner, readFieldEndpoint, {})
  expect(field.body).toMatchObject({ groups: groups + 1 })
  expect(field.body.cities).toHaveLength(40)
  const picture = await costOf(full.owner, drawFieldEndpoint, {})
  expect(picture.body.bubbles).toHaveLength(1000)
  expect(picture.body.scored + picture.body.unscored).toBe(groups + 1)
  expect(picture.bytes).toBeLessThan(200_000)
})

test('the day tells the most urgent of each kind and how many more there are', async () => {
  const few = await costOf(small.owner, readTodayEndpoint, {})
  const many = await costOf(full.owner, readTodayEndpoint, {})
  expect(many.body.totals.groups).toBe(groups + 1)
  expect(many.body.items.filter(({ kind }) => kind === 'question_waiting')).toHaveLength(100)
  expect(many.body.beyond).toBe(Math.ceil(groups / 3) + (groups * 3) / 4 - 200)
  expect(many.bytes).toBeLessThan(150_000)
  // Those who are named are looked up, whom nobody names are not.
  expect(many.statements - few.statements).toBeLessThanOrEqual(3)
})

test('a community of 5,000 groups is opened and read page by page', async () => {
  const communityId = `com_${'0'.repeat(26)}` as Community['id']
  const opened = await costOf(full.owner, readCommunityEndpoint, { communityId })
  expect([opened.body.groups.length, opened.body.community.groups]).toEqual([50, groups / 2])
  expect(opened.bytes).toBeLessThan(60_000)
  const ids = await readOn(
    (after) => full.owner.asks(listGroupsEndpoint, { communityId, limit: 200, ...after }) as Promise<Page>,
  )
  expect([new Set(ids).size, ids.length]).toEqual([groups / 2, groups / 2])
  const all = await costOf(full.owner, listCommunitiesEndpoint, { limit: 200 })
  expect(all.body.rows).toHaveLength(communities + 1)
})

test('searching and the lives of all groups cost the same statements as with one', async () => {
  for (const [endpoint, input] of [
    [searchMessagesEndpoint, { q: '晨跑' }],
    [readSurvivalEndpoint, {}],
  ] as const) {
    const ask = (caller: Caller) => costOf(caller, endpoint as typeof searchMessagesEndpoint, input as { q: string })
    const [few, many] = [await ask(small.owner), await ask(full.owner)]
    expect([endpoint.name, many.statements]).toEqual([endpoint.name, few.statements])
    expect(many.bytes).toBeLessThan(60_000)
  }
})
