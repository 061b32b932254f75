/** Counting bit by bit, in whatever slices, gives what counting everything again gives. */
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { mulberry32 } from '../../../science/random.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { MessageId } from '../../messaging/contract.ts'
import { readRebuildEndpoint, rebuildInsightEndpoint } from '../contract.ts'
import { rebuild, rollUp, rollUpEach } from '../index.ts'
import { rebuildEach } from '../operations/rebuild.ts'
import { findDue } from '../jobs/roll-up-due.ts'
import { listDueGroups } from '../queries/list-due-groups.ts'
import { aChat, aCrowd, type Chat, chatter, shifted, type Words } from './cast.ts'

const today = '2026-11-21'
const start = Date.parse(`${today}T10:00:00+08:00`)
const hourMs = 3_600_000
let world: World
beforeAll(async () => {
  world = await openWorld({ at: new Date(start).toISOString() })
})
afterAll(() => world.close())

const setClock = (to: number) => world.pass(to - world.now().getTime())

const phrases = [
  '在',
  '明天几点？',
  '谢谢',
  '不对，我不同意',
  '这里能停车吗',
  '加微信 abcd1234 领福利',
  '打卡第 3 天',
  '好的',
]

/** What a slice of hours brings: how many lines, and which of these besides. */
const slice = fc.record({
  hours: fc.integer({ min: 1, max: 14 }),
  lines: fc.integer({ min: 0, max: 40 }),
  changes: fc.integer({ min: 0, max: 6 }),
  comes: fc.boolean(),
  goes: fc.boolean(),
  imports: fc.boolean(),
  counted: fc.boolean(),
})
type Slice = typeof slice extends fc.Arbitrary<infer S> ? S : never

/** Lives through the slices with chance of its own, counting after those that say so. */
async function live(chat: Chat, slices: readonly Slice[], seed: number): Promise<void> {
  const random = mulberry32(seed)
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)]
  const said: MessageId[] = []
  const people = [...chat.people]
  for (const { hours, lines, changes, comes, goes, imports, counted } of slices) {
    const from = world.now().getTime()
    world.pass(hours * hourMs)
    const moments = Array.from({ length: lines }, () => from + random() * hours * hourMs).sort((a, b) => a - b)
    const words = moments.map(
      (at): Words => ({
        at: new Date(Math.floor(at)),
        by: pick([...people, chat.owner.id]) as PersonId,
        text: `${random() < 0.5 ? '@有人 ' : ''}${pick(phrases)}`,
        mentions: random() < 0.6 ? [pick(people) as PersonId] : [],
        replyTo: random() < 0.5 ? (pick(said.slice(-30)) ?? null) : null,
        ...(random() < 0.05 ? { recalledBy: chat.owner.id } : {}),
      }),
    )
    // Half of them at a time, so that some answer what was said in the same slice.
    for (const part of [words.slice(0, lines / 2), words.slice(lines / 2)]) said.push(...(await chat.say(part)))
    for (let left = said.length > 0 ? changes : 0; left > 0; left--)
      await changeOne(chat, pick(said.slice(-60)) as MessageId, random, people)
    if (comes) people.push(...(await comeIn(chat)))
    if (goes && people.length > 5) await chat.leave(people.splice(3, 1)[0] as PersonId, world.now())
    if (imports)
      await chat.bringIn([
        { at: new Date(from - random() * 200 * hourMs), by: pick(people) as PersonId, text: pick(phrases) as string },
      ])
    if (counted) await chat.rollUp()
  }
}

async function changeOne(chat: Chat, id: MessageId, random: () => number, people: readonly PersonId[]): Promise<void> {
  const dice = random()
  if (dice < 0.3) await chat.change(id, { recalledBy: chat.owner.id })
  else if (dice < 0.6) await chat.change(id, { text: '改成问题了吗？' })
  else await chat.change(id, { reactedBy: people[0] as PersonId })
}

async function comeIn(chat: Chat): Promise<PersonId[]> {
  const newcomers = await aCrowd(chat.within, 1)
  await chat.seat(newcomers.map((personId) => ({ personId, joinedAt: world.now() })))
  return newcomers
}

test('a random life, counted in random slices, equals the same life counted at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(slice, { minLength: 3, maxLength: 14 }), fc.integer(), async (slices, seed) => {
      setClock(start)
      const chat = await aChat(world, { people: 8 })
      await live(chat, slices, seed)
      const { days, differences } = await chat.rebuild()
      expect(days).toBeGreaterThan(0)
      expect(differences).toBe(0)
    }),
    { numRuns: 10 },
  )
}, 240_000)

test('a row that was tampered with is found, and put right', async () => {
  setClock(start)
  const chat = await aChat(world)
  await chat.say(chatter(chat.people, shifted(today, -30), shifted(today, -1)))
  await chat.rollUp()
  await chat.within((ctx) =>
    sql`update insight.group_days set messages = messages + 1 where group_id = ${chat.groupId}
         and day in (${shifted(today, -9)}, ${shifted(today, -12)})`.execute(ctx.tables<unknown>()),
  )
  const recounted = async () => {
    await chat.owner.asks(rebuildInsightEndpoint, {})
    const last = async () => (await chat.owner.asks(readRebuildEndpoint, {})).rebuild
    await expect.poll(async () => (await last())?.state, { timeout: 20_000, interval: 50 }).toBe('done')
    return last()
  }
  expect((await chat.owner.asks(readRebuildEndpoint, {})).rebuild).toBeNull()
  const stop = await world.work()
  expect(await recounted()).toMatchObject({ groups: 1, counted: 1, differences: 2 })
  expect(await recounted()).toMatchObject({ groups: 1, counted: 1, differences: 0 })
  await stop()
  // Asked for twice before it began, it stays one.
  const [first, second] = [
    await chat.owner.asks(rebuildInsightEndpoint, {}),
    await chat.owner.asks(rebuildInsightEndpoint, {}),
  ]
  expect([first.state, second]).toEqual(['waiting', first])
})

test('scores follow the medians of all groups, whichever was counted last', async () => {
  setClock(start)
  const chat = await aChat(world)
  const other = await aChat(world, { tenant: chat.tenant, people: 20 })
  await chat.say(chatter(chat.people, shifted(today, -30), shifted(today, -1)))
  await chat.rollUp()
  await other.say(chatter(other.people, shifted(today, -30), shifted(today, -1), 3))
  await other.rollUp()
  expect(await chat.within((ctx) => rebuild(ctx))).toMatchObject({ groups: 2, differences: 0 })
})

test('each group is counted in a transaction of its own: one group’s fault does not stop the others', async () => {
  setClock(start)
  const chat = await aChat(world)
  const other = await aChat(world, { tenant: chat.tenant })
  for (const one of [chat, other]) await one.say(chatter(one.people, shifted(today, -20), shifted(today, -1)))
  await asOwner(`alter table insight.members add constraint story check (group_id <> '${chat.groupId}')`)
  await expect(rollUpEach(world.ground, chat.tenant.id)).rejects.toThrow('story')
  expect(await chat.within(listDueGroups)).toEqual([chat.groupId])
  await asOwner('alter table insight.members drop constraint story')
  expect(await rollUpEach(world.ground, chat.tenant.id)).toEqual({ groups: 1 })
  expect(await chat.within(listDueGroups)).toEqual([])
  expect(await rebuildEach(world.ground, chat.tenant.id)).toMatchObject({ groups: 2, differences: 0 })
})

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: world.url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

test('what happens makes a group due, and so does the end of a day', async () => {
  setClock(start)
  const chat = await aChat(world)
  const [said] = await chat.say(chatter(chat.people, shifted(today, -2), shifted(today, -1)))
  const isDue = async () => (await chat.within(listDueGroups)).length > 0
  expect(await isDue()).toBe(true)
  await chat.within((ctx) => rollUp(ctx))
  expect(await isDue()).toBe(false)
  await chat.change(said as MessageId, { text: '改了' })
  expect(await isDue()).toBe(true)
  await chat.within((ctx) => rollUp(ctx))
  await chat.bringIn([{ at: new Date(start - 90 * 24 * hourMs), by: chat.people[0] as PersonId }])
  expect(await isDue()).toBe(true)
  await chat.within((ctx) => rollUp(ctx))
  expect(await isDue()).toBe(false)
  world.pass(15 * hourMs)
  expect(await isDue()).toBe(true)
})

test('the worker counts what is due', async () => {
  setClock(start)
  const chat = await aChat(world)
  await chat.say(chatter(chat.people, shifted(today, -2), shifted(today, -1)))
  const stop = await world.work()
  await chat.within(findDue.does)
  await vi.waitFor(async () => expect(await chat.within(listDueGroups)).toEqual([]), { timeout: 15_000, interval: 100 })
  await stop()
})

test('another time zone cuts other days: everything is counted again', async () => {
  setClock(start)
  const chat = await aChat(world)
  await chat.say(chatter(chat.people, shifted(today, -10), shifted(today, -1)))
  await chat.rollUp()
  await chat.within((ctx) => sql`update identity.tenants set zone = 'America/New_York'`.execute(ctx.tables<unknown>()))
  await chat.within((ctx) => rollUp(ctx))
  const { rows } = await chat.within((ctx) =>
    sql<{ day: string; hours: number[] }>`select day, hours from insight.group_days where group_id = ${chat.groupId}
      and messages > 0 order by day`.execute(ctx.tables<unknown>()),
  )
  // Nine in the morning in Shanghai is eight in the evening of the day before in New York.
  expect(rows[0]?.day).toBe(shifted(today, -11))
  expect(rows[0]?.hours[20]).toBe(10)
})
