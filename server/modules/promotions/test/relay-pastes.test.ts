import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aBuyer } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { comparePasteEndpoint, readRelayTextEndpoint, takePasteEndpoint } from '../contract.ts'
import type { Fair } from './cast.ts'
import { aPaidRelay, aRelay, cancels, countersOf, enters, listed } from './relay-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

const compares = ({ owner, activity }: Fair, text: string) =>
  owner.asks(comparePasteEndpoint, { activityId: activity.id, text })
const takes = ({ owner, activity }: Fair, text: string, revision: number) =>
  owner.tries(takePasteEndpoint, { activityId: activity.id, text, revision })
const textOf = async (someone: Someone, { activity }: Fair) =>
  (await someone.asks(readRelayTextEndpoint, { activityId: activity.id })).text
const shown = async (relay: Fair) =>
  (await listed(relay.owner, relay)).map(
    ({ no, name, lines, state }) =>
      `${no} ${name} ${lines.map((line) => `${line.name}×${line.quantity}`).join(' ')}${state === 'cancelled' ? ' -' : ''}`,
  )

test('from the page into the chat and back: what people wrote on is compared, confirmed, and taken over once', async () => {
  const relay = await aRelay(world)
  const [a, b] = [await aBuyer(world, relay, '小满'), await aBuyer(world, relay, '何苗')]
  await enters(a, relay)
  await cancels(b, (await enters(b, relay)).body.entry.id)
  const text = await textOf(a, relay)
  expect(text).toBe('#接龙 周末一起买\n1. 小满 苹果×1\n2. 何苗 已取消')
  const longer = `${text}\n３．　阿木　苹果Ｘ２　梨×１\n报名 老陈 梨*4\n5. 小周 香蕉×1`
  const seen = await compares(relay, longer)
  expect(seen.rows.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'same 小满',
    'same 何苗',
    'add 阿木',
    'add 老陈',
  ])
  expect(seen.bad).toMatchObject([{ line: 6, why: 'unknown_item', word: '香蕉' }])
  // Nothing has been changed by looking.
  expect(await shown(relay)).toHaveLength(2)
  expect((await takes(relay, longer, seen.revision)).body.changed).toBe(2)
  const after = ['1 小满 苹果×1', '2 何苗 苹果×1 -', '3 阿木 苹果×2 梨×1', '4 老陈 梨×4']
  expect(await shown(relay)).toEqual(after)
  expect((await takes(relay, longer, seen.revision)).body.changed).toBe(0)
  expect(await shown(relay)).toEqual(after)
  expect((await compares(relay, await textOf(a, relay))).rows.every(({ kind }) => kind === 'same')).toBe(true)
})

test('changed and cancelled lines, and those the text does not speak of', async () => {
  const relay = await aRelay(world)
  const [a, b, c] = [
    await aBuyer(world, relay, '甲'),
    await aBuyer(world, relay, '乙'),
    await aBuyer(world, relay, '丙'),
  ]
  for (const one of [a, b, c]) await enters(one, relay)
  const text = '1. 甲 苹果×5\n2. 乙 已取消'
  const seen = await compares(relay, text)
  expect(seen.unsaid).toEqual([{ no: 3, name: '丙' }])
  expect(seen.rows).toMatchObject([{ kind: 'change', before: { lines: [{ quantity: 1 }] } }, { kind: 'cancel' }])
  await takes(relay, text, seen.revision)
  expect(await shown(relay)).toEqual(['1 甲 苹果×5', '2 乙 苹果×1 -', '3 丙 苹果×1'])
})

test('somebody entered meanwhile: it is compared again before anything is taken over', async () => {
  const relay = await aRelay(world)
  const text = '1. 阿木 苹果×2'
  const { revision } = await compares(relay, text)
  await enters(await aBuyer(world, relay), relay)
  expect((await takes(relay, text, revision)).problem?.code).toBe('promotions.relay_moved_on')
  expect(await shown(relay)).toHaveLength(1)
  expect((await takes(relay, text, (await compares(relay, text)).revision)).body.changed).toBe(1)
})

test('two confirm the same text at once: it is taken over once', async () => {
  const relay = await aRelay(world)
  const text = '1. 阿木 苹果×2\n2. 老陈 梨×1'
  const { revision } = await compares(relay, text)
  const answers = await Promise.all([takes(relay, text, revision), takes(relay, text, revision)])
  expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  expect(await shown(relay)).toEqual(['1 阿木 苹果×2', '2 老陈 梨×1'])
})

test('more names than places: all or nothing', async () => {
  const relay = await aRelay(world, { places: 2 })
  const text = '甲 苹果×1\n乙 苹果×1\n丙 苹果×1'
  const { revision } = await compares(relay, text)
  expect((await takes(relay, text, revision)).problem?.code).toBe('promotions.relay_full')
  const { taken, numbered, entries } = await countersOf(world, relay)
  expect([taken, numbered, entries.length]).toEqual([0, 0, 0])
})

test('what is paid in the shop is not written for others; and only the organiser takes texts over', async () => {
  const paid = await aPaidRelay(world)
  const answer = await paid.owner.tries(comparePasteEndpoint, { activityId: paid.activity.id, text: '1. 甲 茶×1' })
  expect(answer.problem?.code).toBe('promotions.pays_in_shop')
  const relay = await aRelay(world)
  const buyer = await aBuyer(world, relay)
  const asked = { activityId: relay.activity.id, text: '1. 甲 苹果×1' }
  expect((await buyer.tries(comparePasteEndpoint, asked)).status).toBe(403)
})
