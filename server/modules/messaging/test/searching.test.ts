import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import * as window from '../contract.ts'
import { aGroup, type Cast, type Person } from './cast.ts'

let world: World
let cast: Cast
beforeAll(async () => {
  world = await openWorld()
  cast = await aGroup(world)
  const [anna, ben] = cast.members as [Person, Person]
  await anna.says(cast.groupId, '周末去西溪湿地看白鹭')
  await ben.says(cast.groupId, '湿地公园的门票要预约')
  await anna.says(cast.groupId, 'Bring your Tripod, please')
  await ben.says(cast.groupId, '鸟')
  await anna.says(cast.groupId, '白天去，鹭鸶也多')
})
afterAll(() => world.close())

const finds = async (q: string, more: object = {}) => {
  const { rows } = await (cast.members[0] as Person).asks(window.searchMessagesEndpoint, { q, ...more })
  return rows.map(({ message }) => message.text)
}

test('two characters are found wherever they stand together, newest first', async () => {
  expect(await finds('湿地')).toEqual(['湿地公园的门票要预约', '周末去西溪湿地看白鹭'])
  expect(await finds('白鹭')).toEqual(['周末去西溪湿地看白鹭'])
})

test('one character is found, also at the end of a run', async () => {
  expect(await finds('鸟')).toEqual(['鸟'])
  expect(await finds('票')).toEqual(['湿地公园的门票要预约'])
})

test('English is found by word beginnings, whatever the case', async () => {
  expect(await finds('tripod')).toEqual(['Bring your Tripod, please'])
  expect(await finds('TRI')).toEqual(['Bring your Tripod, please'])
})

test('several words must all stand in the message', async () => {
  expect(await finds('湿地 预约')).toEqual(['湿地公园的门票要预约'])
  expect(await finds('湿地 tripod')).toEqual([])
})

test('hits are marked in the text', async () => {
  const { rows } = await (cast.members[0] as Person).asks(window.searchMessagesEndpoint, { q: '门票' })
  expect(rows[0]?.pieces).toEqual([
    { text: '湿地公园的', hit: false },
    { text: '门票', hit: true },
    { text: '要预约', hit: false },
  ])
})

test('filters by person and time narrow what is found', async () => {
  const [anna] = cast.members as [Person]
  expect(await finds('湿地', { by: anna.id })).toEqual(['周末去西溪湿地看白鹭'])
  expect(await finds('湿地', { until: '2020-01-01T00:00:00Z' })).toEqual([])
})

test('pages of hits follow each other without repeating', async () => {
  const anna = cast.members[0] as Person
  const first = await anna.asks(window.searchMessagesEndpoint, { q: '湿地', limit: 1 })
  const second = await anna.asks(window.searchMessagesEndpoint, { q: '湿地', limit: 1, after: first.next as string })
  expect([first, second].map(({ rows }) => rows[0]?.message.text)).toEqual([
    '湿地公园的门票要预约',
    '周末去西溪湿地看白鹭',
  ])
  expect(second.next).toBeNull()
})

test('a recalled or edited message is found by what it says now', async () => {
  const anna = cast.members[0] as Person
  const said = await anna.says(cast.groupId, '鹈鹕在哪')
  expect(await finds('鹈鹕')).toEqual(['鹈鹕在哪'])
  await anna.asks(window.editMessageEndpoint, { messageId: said.id, text: '鸬鹚在哪' })
  expect(await finds('鹈鹕')).toEqual([])
  expect(await finds('鸬鹚')).toEqual(['鸬鹚在哪'])
  await anna.asks(window.recallMessageEndpoint, { messageId: said.id })
  expect(await finds('鸬鹚')).toEqual([])
})

test('nobody finds what was said where they do not belong', async () => {
  const elsewhere = await aGroup(world)
  const stranger = elsewhere.members[0] as Person
  expect((await stranger.asks(window.searchMessagesEndpoint, { q: '湿地' })).rows).toEqual([])
  expect((await stranger.tries(window.searchMessagesEndpoint, { q: '湿地', groupId: cast.groupId })).status).toBe(404)
})

test('signs alone find nothing and break nothing', async () => {
  for (const q of ['！？', "'", '\\', "a' | 'b", '%', '_', ':*', '&']) expect(await finds(q)).toBeInstanceOf(Array)
})
