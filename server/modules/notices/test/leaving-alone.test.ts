/** Nobody is called to what they have seen, what is gone, what they silenced, or while they rest. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { DateTime } from 'luxon'
import { WebSocket } from 'ws'
import { cookieName } from '../../../kernel/http/credential.ts'
import { leaveGroupEndpoint } from '../../community/contract.ts'
import {
  announceEndpoint,
  moveCursorEndpoint,
  recallMessageEndpoint,
  setQuietEndpoint,
} from '../../messaging/contract.ts'
import type { Person } from '../../messaging/test/cast.ts'
import { changeWishesEndpoint } from '../contract.ts'
import { paceSeconds } from '../rules/worth-telling.ts'
import { aScene, asOwner, decided, listens, nextDue, notice, perform, textsIn, unasked } from './cast.ts'
import { openPushService, type PushService } from './push-service.ts'

let world: World
let service: PushService
beforeAll(async () => {
  service = await openPushService()
  world = await openWorld({ settings: { PUSH_ORIGINS: service.origin } })
})
afterAll(async () => {
  await world.close()
  service.close()
})

const deliver = (calls: Awaited<ReturnType<typeof decided>>) => perform(world, 'notices.deliver', calls)

test('whoever has read it is not called, nor whoever said it', async () => {
  const { groupId, anna, ben, browser } = await aScene(world, service)
  const bens = await listens(ben, service)
  const { number } = await ben.says(groupId, '在吗')
  await anna.asks(moveCursorEndpoint, { groupId, readNumber: number ?? 0 })
  await notice(world)
  expect([browser.pushed(), bens.pushed()]).toEqual([[], []])
})

test('read between the decision and the sending, it is not sent', async () => {
  const scene = await aScene(world, service)
  const { number } = await scene.ben.says(scene.groupId, '看到了吗')
  const calls = await decided(world, scene)
  await scene.anna.asks(moveCursorEndpoint, { groupId: scene.groupId, readNumber: number ?? 0 })
  await deliver(calls)
  expect(scene.browser.pushed()).toEqual([])
})

test('recalled between the decision and the sending, it is not sent; what was said before it is', async () => {
  const scene = await aScene(world, service)
  const { groupId, ben, browser } = scene
  const slip = await ben.says(groupId, '发错了')
  const calls = await decided(world, scene)
  await ben.asks(recallMessageEndpoint, { messageId: slip.id })
  await deliver(calls)
  expect(browser.pushed()).toEqual([])

  world.pass(paceSeconds * 1000 + 1)
  await ben.says(groupId, '说点正经的')
  const another = await ben.says(groupId, '又发错了')
  const more = await decided(world, scene)
  await ben.asks(recallMessageEndpoint, { messageId: another.id })
  await deliver(more)
  expect(textsIn(browser)).toEqual(['说点正经的'])
})

test('a silenced group does not call, not even by name; and neither does one that was left', async () => {
  const { groupId, anna, ben, browser } = await aScene(world, service)
  await anna.asks(setQuietEndpoint, { groupId, quiet: true })
  await ben.says(groupId, '安娜在吗', { mentions: [anna.id] })
  await notice(world)
  await anna.asks(setQuietEndpoint, { groupId, quiet: false })
  await anna.asks(leaveGroupEndpoint, { groupId })
  await ben.says(groupId, '她走了')
  await notice(world)
  expect(browser.pushed()).toEqual([])
})

test('who wants to hear of calls only is called by name, by everyone’s and by an answer; who wants nothing by nothing', async () => {
  const { groupId, owner, anna, ben, chen, browser } = await aScene(world, service, { about: 'calls' })
  const deaf = await listens(chen, service, { about: 'nothing' })
  const mine = await anna.says(groupId, '谁有望远镜')
  const pause = () => world.pass(paceSeconds * 1000 + 1)
  await ben.says(groupId, '今天天气不错')
  await notice(world)
  expect(browser.pushed()).toEqual([])
  await ben.says(groupId, '我有', { replyTo: mine.id })
  await notice(world)
  pause()
  await ben.says(groupId, '安娜', { mentions: [anna.id, chen.id] })
  await notice(world)
  pause()
  await owner.asks(announceEndpoint, { groupId, clientId: 'announce-1', text: '周六七点集合', mentionsAll: true })
  await notice(world)
  expect(textsIn(browser)).toEqual(['我有', '安娜', '周六七点集合'])
  expect(browser.pushed()).toMatchObject([{ called: true }, { called: true }, { called: true }])
  expect(deaf.pushed()).toEqual([])
})

test('discreet notices tell how much, and not where, who or what', async () => {
  const { groupId, ben, browser } = await aScene(world, service, { discreet: true })
  await ben.says(groupId, '只给你看的话')
  await notice(world)
  const [pushed] = browser.pushed()
  expect(pushed).toMatchObject({ said: null, unread: 1, badge: 1 })
  expect(JSON.stringify(pushed)).not.toMatch(/只给你看的话|观鸟|成员/)
})

/** Quiet hours that began an hour ago and last two more, by the clock in Shanghai. */
function restingNow(): { from: string; to: string; ends: Date } {
  const now = DateTime.fromJSDate(world.now(), { zone: 'Asia/Shanghai' })
  const ends = now.plus({ hours: 2 }).startOf('minute')
  return { from: now.minus({ hours: 1 }).toFormat('HH:mm'), to: ends.toFormat('HH:mm'), ends: ends.toJSDate() }
}

test('in quiet hours nobody is called; when they end, once, if it still waits', async () => {
  const { from, to, ends } = restingNow()
  const { groupId, anna, ben, browser } = await aScene(world, service, { quiet: { from, to } })
  const waking = await aScene(world, service, { quiet: { from, to } })
  await ben.says(groupId, '睡了吗')
  await waking.ben.says(waking.groupId, '睡了吗')
  await notice(world)
  await ben.says(groupId, '安娜睡了吗', { mentions: [anna.id] })
  await notice(world)
  expect([browser.pushed(), waking.browser.pushed()]).toEqual([[], []])
  expect((await nextDue(world))?.getTime()).toBeGreaterThan(Date.now() + 3_600_000)

  await waking.anna.asks(moveCursorEndpoint, { groupId: waking.groupId, readNumber: 1 })
  const passed = ends.getTime() - world.now().getTime() + 1_000
  world.pass(passed)
  await notice(world, { passed })
  expect(textsIn(browser)).toEqual(['安娜睡了吗'])
  expect(browser.pushed()).toMatchObject([{ unread: 2, called: true }])
  expect(waking.browser.pushed()).toEqual([])
})

test('my own name may pass quiet hours if I want; everyone’s does not', async () => {
  const { from, to } = restingNow()
  const { groupId, anna, ben, owner, browser } = await aScene(world, service, { quiet: { from, to }, callsPass: true })
  await owner.asks(announceEndpoint, { groupId, clientId: 'announce-2', text: '大家注意', mentionsAll: true })
  await notice(world)
  expect(browser.pushed()).toEqual([])
  await ben.says(groupId, '安娜，急事', { mentions: [anna.id] })
  await notice(world)
  expect(textsIn(browser)).toEqual(['安娜，急事'])
})

test('quiet hours that begin between the decision and the sending put the call off', async () => {
  const scene = await aScene(world, service)
  await scene.ben.says(scene.groupId, '还醒着吗')
  const calls = await decided(world, scene)
  const { from, to, ends } = restingNow()
  await scene.anna.asks(changeWishesEndpoint, { ...unasked, quiet: { from, to } })
  await deliver(calls)
  expect(scene.browser.pushed()).toEqual([])
  const passed = ends.getTime() - world.now().getTime() + 1_000
  world.pass(passed)
  await notice(world, { passed })
  expect(textsIn(scene.browser)).toEqual(['还醒着吗'])
})

async function opensApp(person: Person) {
  const socket = new WebSocket(`${(await listening()).replace('http', 'ws')}/realtime`, {
    headers: { cookie: `${cookieName}=${person.cookie}` },
  })
  await new Promise((resolve) => socket.once('message', resolve))
  const says = async (frame: object) => {
    const answered = new Promise((resolve) => socket.once('message', resolve))
    socket.send(JSON.stringify(frame))
    socket.send(JSON.stringify({ t: 'ping', at: 1 }))
    await answered
  }
  return { socket, says }
}
let origin: Promise<string> | undefined
const listening = () => (origin ??= world.listen())

test('whoever looks at the chat is not called; at another page, or gone, they are', async () => {
  const { groupId, anna, ben, browser } = await aScene(world, service)
  const { socket, says } = await opensApp(anna)
  await says({ t: 'look', groupId })
  await expect.poll(() => presentIn(groupId)).toBe(1)
  await ben.says(groupId, '看着呢')
  await notice(world)
  expect(browser.pushed()).toEqual([])
  await says({ t: 'look', groupId: null })
  await expect.poll(() => presentIn(groupId)).toBe(0)
  await ben.says(groupId, '去哪了')
  await notice(world)
  expect(textsIn(browser)).toEqual(['去哪了'])

  await says({ t: 'look', groupId })
  await expect.poll(() => presentIn(groupId)).toBe(1)
  socket.close()
  await expect.poll(() => presentIn(groupId)).toBe(0)
})

test('a stranger’s look at a chat they do not belong to counts for nothing', async () => {
  const { groupId } = await aScene(world, service)
  const elsewhere = await aScene(world, service)
  const { socket, says } = await opensApp(elsewhere.anna)
  await says({ t: 'look', groupId })
  expect(await presentIn(groupId)).toBe(0)
  socket.close()
})

async function presentIn(groupId: string): Promise<number> {
  const rows = await asOwner<{ count: number }>(
    world,
    'select count(*)::int as count from messaging.presence where group_id = $1',
    [groupId],
  )
  return rows[0]?.count ?? 0
}
