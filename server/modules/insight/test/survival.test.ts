/** How long groups live: read from the counted days, censored where they still do. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aPerson } from '../../identity/test/cast.ts'
import type { Preset } from '../../community/contract.ts'
import { readSurvivalEndpoint } from '../contract.ts'
import { aChat, type Chat, chatter, shifted } from './cast.ts'

const today = '2026-11-21'
let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-21T10:00:00+08:00' })
})
afterAll(() => world.close())

/** Groups born 60 days ago in which two people spoke every day of so many; `null` until yesterday. */
async function groupsThatLived(days: readonly (number | null)[], preset: Preset = 'interest', before?: Chat) {
  let first = before
  for (const lived of days) {
    const chat = await aChat(world, { people: 2, preset, ...(first ? { tenant: first.tenant } : {}) })
    const born = shifted(today, -60)
    await chat.say(chatter(chat.people, born, lived === null ? shifted(today, -1) : shifted(born, lived - 1)))
    await chat.rollUp()
    first ??= chat
  }
  return first as Chat
}
const readOf = (chat: Chat) => chat.owner.asks(readSurvivalEndpoint, {})

test('with fewer than five groups there is no curve, only how many more it takes', async () => {
  const chat = await groupsThatLived([10, null])
  expect(await readOf(chat)).toMatchObject({ groups: 2, died: 1, needed: 5, curve: [], median: null, weibull: null })
})

test('mean and median are both told; who still lives is counted as living, not as dead', async () => {
  const chat = await groupsThatLived([10, 20, 20, null, null, null])
  const survival = await readOf(chat)
  expect(survival).toMatchObject({ asOf: shifted(today, -1), groups: 6, died: 3, benchmark: 36 })
  expect(survival.curve.map(({ t, atRisk, died }) => ({ t, atRisk, died }))).toEqual([
    { t: 10, atRisk: 6, died: 1 },
    { t: 20, atRisk: 5, died: 2 },
  ])
  expect(survival.curve[1]?.share).toBeCloseTo(0.5, 10)
  expect(survival.median).toBe(20)
  expect(survival.longest).toBe(60)
  // 10 days all, 10 more five sixths, 40 more half.
  expect(survival.meanSoFar).toBeCloseTo(10 + 10 * (5 / 6) + 40 * 0.5, 6)
  expect(survival.weibull?.mean).toBeGreaterThan(survival.weibull?.median ?? Infinity)
})

test('presets are compared where each has enough groups', async () => {
  const chat = await groupsThatLived([3, 4, 5, 6, 7])
  expect((await readOf(chat)).comparison).toBeNull()
  await groupsThatLived([null, null, null, null, 40], 'knowledge', chat)
  const { presets, comparison } = await readOf(chat)
  expect(presets.map(({ preset, groups, died }) => ({ preset, groups, died }))).toEqual([
    { preset: 'interest', groups: 5, died: 5 },
    { preset: 'knowledge', groups: 5, died: 1 },
  ])
  expect(comparison?.p).toBeLessThan(0.01)
})

test('nothing but counted days is read: without its messages the curve is the same', async () => {
  const chat = await groupsThatLived([10, 20, 30, null, null])
  const before = await readOf(chat)
  await chat.within((ctx) =>
    sql`update messaging.messages set recalled_at = ${world.now()} where tenant_id = ${chat.tenant.id}`.execute(
      ctx.tables<unknown>(),
    ),
  )
  expect(await readOf(chat)).toEqual(before)
})

test('only operators read it', async () => {
  const chat = await groupsThatLived([10])
  const member = await aPerson(world, chat.tenant, { name: '群友' })
  await expect(member.asks(readSurvivalEndpoint, {})).rejects.toThrow('kernel.not_allowed')
})
