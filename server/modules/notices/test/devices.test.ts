/** Where somebody is told: as long as the session lasts and the push service knows the browser, and nowhere else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { revokeOtherSessionsEndpoint, signOutEndpoint } from '../../identity/contract.ts'
import { signInAs } from '../../identity/test/cast.ts'
import { aGroup } from '../../messaging/test/cast.ts'
import {
  addDeviceEndpoint,
  offerKeyEndpoint,
  readNoticesEndpoint,
  removeDeviceEndpoint,
  tryNoticeEndpoint,
} from '../contract.ts'
import { forgetListener } from '../index.ts'
import { sweepNotices } from '../jobs/sweep.ts'
import { aScene, listens, notice, rowsOf, textsIn } from './cast.ts'
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

const devicesOf = async (person: Parameters<typeof listens>[0]) => (await person.asks(readNoticesEndpoint, {})).devices

test('a device that its push service does not know any more is forgotten', async () => {
  const { groupId, anna, ben, browser } = await aScene(world, service)
  browser.expires()
  await ben.says(groupId, '喂')
  await notice(world)
  expect(await devicesOf(anna)).toEqual([])
})

test('a device is told as long as its session lasts', async () => {
  const { tenantId, groupId, anna, ben, browser } = await aScene(world, service)
  const phone = await signInAs(world, tenantId, anna.id)
  const phones = await listens(phone, service)
  expect((await devicesOf(phone)).map(({ current }) => current).sort()).toEqual([false, true])
  await phone.asks(revokeOtherSessionsEndpoint, {})
  await ben.says(groupId, '一')
  await notice(world)
  expect([textsIn(browser), textsIn(phones)]).toEqual([[], ['一']])
  await phone.asks(signOutEndpoint, {})
  await ben.says(groupId, '二')
  await notice(world)
  expect(textsIn(phones)).toEqual(['一'])
  await world.within(tenantId, sweepNotices.does)
  expect(await rowsOf(world, tenantId, 'notices.devices')).toEqual([])
})

test('a browser in which somebody else signs in tells them, and not of the one before', async () => {
  const { groupId, anna, ben, chen, browser } = await aScene(world, service)
  const { address, p256dh, auth } = browser
  await chen.asks(addDeviceEndpoint, { address, p256dh, auth, language: 'en' })
  expect([await devicesOf(anna), (await devicesOf(chen)).length]).toEqual([[], 1])
  await ben.says(groupId, '安娜？', { mentions: [anna.id] })
  await notice(world)
  expect(browser.pushed()).toMatchObject([{ called: false, language: 'en' }])
})

test('asked twice a session has one device; it can be taken away, but not by somebody else', async () => {
  const { anna, ben } = await aScene(world, service)
  await listens(anna, service)
  const [device, ...others] = await devicesOf(anna)
  expect(others).toEqual([])
  const stolen = await ben.tries(removeDeviceEndpoint, { deviceId: device!.id })
  expect(stolen.problem?.code).toBe('kernel.not_found')
  await anna.asks(removeDeviceEndpoint, { deviceId: device!.id })
  expect(await devicesOf(anna)).toEqual([])
})

test('a trial arrives on each device, also in quiet hours; without a device there is nothing to try', async () => {
  const { anna, ben, browser } = await aScene(world, service, { quiet: { from: '00:00', to: '23:59' } })
  expect(await anna.asks(tryNoticeEndpoint, {})).toEqual({ devices: 1 })
  await notice(world)
  expect(browser.pushed()).toEqual([{ t: 'trial', badge: 0, language: 'zh-CN' }])
  expect((await ben.tries(tryNoticeEndpoint, {})).problem?.code).toBe('notices.no_device')
})

test('an address inside one’s own network is not written to, and not kept', async () => {
  const { anna, chen, groupId, ben, browser } = await aScene(world, service)
  const { p256dh, auth } = browser
  for (const address of ['https://127.0.0.1:1/x', 'http://localhost:1/x', 'https://[::1]/x']) {
    await chen.asks(addDeviceEndpoint, { address, p256dh, auth, language: 'en' })
    await ben.says(groupId, address)
    await notice(world)
    expect([address, await devicesOf(chen)]).toEqual([address, []])
    world.pass(60_000)
  }
  expect(await devicesOf(anna)).toHaveLength(1)
})

test('the key is the same for everyone of a tenant and another for the next; it lies sealed', async () => {
  const { tenantId, anna, ben } = await aScene(world, service)
  const elsewhere = await aScene(world, service)
  const keys = await Promise.all([anna, ben, anna, elsewhere.anna].map((one) => one.asks(offerKeyEndpoint, {})))
  expect(new Set(keys.map(({ key }) => key)).size).toBe(2)
  expect(keys[0]).toEqual(keys[1])
  const [kept] = await rowsOf<{ private_sealed: string }>(world, tenantId, 'notices.keys')
  expect(kept?.private_sealed).toMatch(/^v1\./)
  expect(world.ground.seal.open(kept!.private_sealed)).toMatch(/^[\w-]{43}$/)
})

test('an address, and with it the right to write there, does not lie open in the database', async () => {
  const { tenantId, browser } = await aScene(world, service)
  const rows = JSON.stringify(await rowsOf(world, tenantId, 'notices.devices'))
  expect(rows).not.toContain(browser.address)
  expect(rows).not.toContain(browser.auth)
})

test('ten pages asking for the first key of a tenant at once get the same', async () => {
  const { members } = await aGroup(world, 10)
  const keys = await Promise.all(members.map((one) => one.asks(offerKeyEndpoint, {})))
  expect(new Set(keys.map(({ key }) => key)).size).toBe(1)
})

test('whoever leaves for good leaves nothing behind here', async () => {
  const { tenantId, groupId, anna, ben, chen } = await aScene(world, service)
  await listens(chen, service)
  await ben.says(groupId, '走之前')
  await notice(world)
  await world.within(tenantId, (ctx) => forgetListener(ctx, anna.id))
  for (const table of ['notices.wishes', 'notices.devices', 'notices.told', 'notices.pushes']) {
    const people = await rowsOf<{ person_id: string }>(world, tenantId, table)
    expect([table, people.map(({ person_id }) => person_id)]).toEqual([table, [chen.id]])
  }
})
