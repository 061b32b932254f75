/** People who are away are called back: once by each message, with the latest words and the server's own count. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { countUnreadEndpoint, listMyGroupsEndpoint, setQuietEndpoint } from '../../messaging/contract.ts'
import { aGroup } from '../../messaging/test/cast.ts'
import { signInAs } from '../../identity/test/cast.ts'
import { countInbox } from '../../../../web/ui/sync/inbox.ts'
import { addDeviceEndpoint } from '../contract.ts'
import { gather } from '../jobs/gather.ts'
import { reviveNotices } from '../jobs/revive.ts'
import { paceSeconds } from '../rules/worth-telling.ts'
import { aScene, decided, notice, perform, rowsOf, textsIn } from './cast.ts'
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

test('what several people said in a row is told as one, with the latest words, the count and the badge', async () => {
  const { groupId, anna, ben, chen, browser } = await aScene(world, service)
  await ben.says(groupId, '早')
  await chen.says(groupId, '周六去湿地吗')
  await notice(world)
  const { rows } = await anna.asks(listMyGroupsEndpoint, {})
  const group = rows[0]?.group.name
  expect(browser.pushed()).toEqual([
    expect.objectContaining({
      t: 'messages',
      groupId,
      said: { group, by: chen.name, kind: 'text', text: '周六去湿地吗' },
      called: false,
      unread: 2,
      badge: 2,
      waiting: [groupId],
      language: 'zh-CN',
    }),
  ])
})

test('said again a moment later is told only after a while, then with all that waits', async () => {
  const { groupId, ben, browser } = await aScene(world, service)
  await ben.says(groupId, '一')
  await notice(world)
  await ben.says(groupId, '二')
  await ben.says(groupId, '三')
  await notice(world)
  expect(textsIn(browser)).toEqual(['一'])
  world.pass(paceSeconds * 1000 + 1)
  await notice(world, { passed: paceSeconds * 1000 })
  expect(textsIn(browser)).toEqual(['一', '三'])
  expect(browser.pushed().at(-1)).toMatchObject({ unread: 3, badge: 3 })
})

test('the badge is the inbox’s figure: on the server, in the push and in the app', async () => {
  const { tenantId, groupId, anna, ben, browser } = await aScene(world, service)
  const other = await aGroup(world, 0)
  expect(other.tenantId).not.toBe(tenantId)
  await ben.says(groupId, '一')
  await ben.says(groupId, '二', { mentions: [anna.id] })
  await notice(world)
  const { rows } = await anna.asks(listMyGroupsEndpoint, {})
  const figures = [(await anna.asks(countUnreadEndpoint, {})).unread, countInbox(rows).unread]
  expect([...figures, browser.pushed().at(-1)?.badge]).toEqual([2, 2, 2])
  await anna.asks(setQuietEndpoint, { groupId, quiet: true })
  expect(await anna.asks(countUnreadEndpoint, {})).toEqual({ unread: 0 })
})

test('a worker that dies before sending, or hears the news twice, calls nobody twice and forgets nobody', async () => {
  const scene = await aScene(world, service)
  const { tenantId, groupId, ben, browser } = scene
  await ben.says(groupId, '你好')
  const lost = await decided(world, scene)
  expect(browser.pushed()).toEqual([])
  await perform(world, gather.name, { tenantId, payload: { groupId } })
  await notice(world)
  expect(browser.pushed()).toEqual([])

  world.pass(61_000)
  await world.within(tenantId, reviveNotices.does)
  await notice(world)
  expect(textsIn(browser)).toEqual(['你好'])
  for (let again = 0; again < 2; again += 1) await perform(world, 'notices.deliver', lost)
  await perform(world, gather.name, { tenantId, payload: { groupId } })
  await notice(world)
  expect(textsIn(browser)).toEqual(['你好'])
})

test('workers that take the same call at the same moment send it once', async () => {
  const scene = await aScene(world, service)
  await scene.ben.says(scene.groupId, '只说一次')
  const calls = await decided(world, scene)
  await Promise.all(Array.from({ length: 6 }, () => perform(world, 'notices.deliver', calls)))
  expect(textsIn(scene.browser)).toEqual(['只说一次'])
})

test('ten people deciding at the same moment write one call for each message', async () => {
  const scene = await aScene(world, service)
  const { tenantId, groupId, anna, ben } = scene
  await ben.says(groupId, '早')
  await notice(world, { lose: ['notices.tell'] })
  const payload = { groupId, personIds: [anna.id] }
  await Promise.all(Array.from({ length: 10 }, () => perform(world, 'notices.tell', { tenantId, payload })))
  expect(await rowsOf(world, tenantId, 'notices.pushes')).toHaveLength(1)
})

test('news that nobody took up, because its worker died, is taken up again', async () => {
  const { tenantId, groupId, ben, browser } = await aScene(world, service)
  await ben.says(groupId, '有人吗')
  await notice(world, { lose: ['notices.gather'] })
  await ben.says(groupId, '有人吗？')
  await notice(world)
  expect(browser.pushed()).toEqual([])
  world.pass(121_000)
  await world.within(tenantId, reviveNotices.does)
  await notice(world)
  expect(textsIn(browser)).toEqual(['有人吗？'])
})

test('a group of any size costs one piece of news until somebody takes it up', async () => {
  const cast = await aGroup(world, 4)
  for (const [place, one] of cast.members.entries()) await one.says(cast.groupId, `第${place}句`)
  const due = await rowsOf<{ name: string }>(world, cast.tenantId, 'kernel.outbox')
  expect(due.filter(({ name }) => name === 'messaging.messages_said')).toHaveLength(1)
})

test('a device whose push service is away is tried again and again, not for ever, and the others not twice', async () => {
  const { tenantId, groupId, anna, ben, browser } = await aScene(world, service)
  const away = 'http://localhost:9'
  world.ground.config.pushOrigins = [service.origin, away]
  const phone = await signInAs(world, tenantId, anna.id)
  const { p256dh, auth } = browser
  await phone.asks(addDeviceEndpoint, { address: `${away}/x`, p256dh, auth, language: 'en' })
  await ben.says(groupId, '都收到了吗')
  await notice(world)
  type Call = { settled_at: Date | null; reached: string[]; tries: number }
  const [call] = await rowsOf<Call>(world, tenantId, 'notices.pushes')
  expect(call).toMatchObject({ settled_at: null, tries: 1, reached: [expect.stringMatching(/^dvc_/)] })
  for (let minute = 0; minute < 6; minute += 1) {
    world.pass(61_000)
    await world.within(tenantId, reviveNotices.does)
    await notice(world)
  }
  expect(await rowsOf<Call>(world, tenantId, 'notices.pushes')).toMatchObject([
    { settled_at: expect.any(Date), tries: 5 },
  ])
  expect(textsIn(browser)).toEqual(['都收到了吗'])
})
