/** What stands in no chat calls people too: once, in their hours, and only while it is unread and true. */
import { DateTime } from 'luxon'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { changeWishesEndpoint, countTidingsEndpoint, listTidingsEndpoint, readTidingsEndpoint } from '../contract.ts'
import { reviveNotices } from '../jobs/revive.ts'
import { type Told, tell, withdraw } from '../operations/tell.ts'
import { aScene, nextDue, notice, perform, rowsOf, type Scene, unasked } from './cast.ts'
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

const aTiding = ({ anna }: Scene, words: Partial<Told> = {}): Told => ({
  personId: anna.id,
  kind: 'team_succeeded',
  facts: { title: '周末拼团' },
  key: 'k',
  ...words,
})
const tells = (scene: Scene, words: Partial<Told> = {}) =>
  world.within(scene.tenantId, (ctx) => tell(ctx, aTiding(scene, words)))
const called = ({ browser }: Scene) =>
  browser.pushed().flatMap((pushed) => (pushed.t === 'tiding' ? [pushed.told?.kind ?? null] : []))
const unread = async ({ anna }: Scene) => (await anna.asks(countTidingsEndpoint, {})).unread

test('told twice under one key it is one notice, with its facts; a device more is told only of what comes later', async () => {
  const scene = await aScene(world, service)
  await Promise.all(Array.from({ length: 5 }, () => tells(scene)))
  await notice(world)
  expect(scene.browser.pushed()).toMatchObject([
    { t: 'tiding', told: { kind: 'team_succeeded', facts: { title: '周末拼团' } }, badge: 0, language: 'zh-CN' },
  ])
  const [call] = await rowsOf<{ tiding_id: string }>(world, scene.tenantId, 'notices.tiding_calls')
  const again = { tenantId: scene.tenantId, payload: { tidingIds: [call?.tiding_id] } }
  await Promise.all(Array.from({ length: 6 }, () => perform(world, 'notices.call_tidings', again)))
  expect(called(scene)).toEqual(['team_succeeded'])
})

test('read, taken back, or over before it leaves: nobody is called, and it is not counted', async () => {
  const scene = await aScene(world, service)
  const until = new Date(world.now().getTime() + 60_000)
  await tells(scene, { key: 'read' })
  await scene.anna.asks(readTidingsEndpoint, {})
  await tells(scene, { key: 'gone' })
  await tells(scene, { key: 'over', until })
  expect(await unread(scene)).toBe(2)
  await world.within(scene.tenantId, (ctx) => withdraw(ctx, scene.anna.id, 'gone'))
  expect(await unread(scene)).toBe(1)
  world.pass(61_000)
  expect(await unread(scene)).toBe(0)
  await notice(world)
  expect(called(scene)).toEqual([])
  const { rows } = await scene.anna.asks(listTidingsEndpoint, {})
  expect(rows.map(({ isPast }) => isPast)).toEqual([true, true, false])
})

test('quiet hours hold: it is told when they end, if it still holds then; whoever lets calls pass is told at once', async () => {
  const scene = await aScene(world, service)
  const now = DateTime.fromJSDate(world.now(), { zone: 'Asia/Shanghai' })
  const clock = (hours: number) => now.plus({ hours }).toFormat('HH:mm')
  const quiet = { from: clock(-1), to: clock(2) }
  const rests = (words: object) =>
    scene.anna.asks(changeWishesEndpoint, { ...unasked, quiet, zone: 'Asia/Shanghai', ...words })
  await rests({})
  const soon = new Date(world.now().getTime() + 30 * 60_000)
  await tells(scene, { key: 'waits' })
  await tells(scene, { key: 'too short', kind: 'place_offered', until: soon })
  await notice(world)
  expect(called(scene)).toEqual([])
  const due = (await nextDue(world))?.getTime() ?? 0
  const wait = due - Date.now()
  expect(wait).toBeGreaterThan(60 * 60_000)
  world.pass(wait + 1000)
  await notice(world, { passed: wait + 1000 })
  expect(called(scene)).toEqual(['team_succeeded'])
  await rests({ quiet: { from: '00:00', to: '23:59' }, callsPass: true, discreet: true })
  await tells(scene, { key: 'passes' })
  await notice(world)
  expect(called(scene)).toEqual(['team_succeeded', null])
  await rests({ quiet: null, about: 'nothing' })
  await tells(scene, { key: 'nothing' })
  await notice(world)
  expect(called(scene)).toHaveLength(2)
})

test('a worker that dies on the way forgets nobody', async () => {
  const scene = await aScene(world, service)
  await tells(scene)
  await notice(world, { lose: ['notices.call_tidings'] })
  expect(called(scene)).toEqual([])
  world.pass(61_000)
  await world.within(scene.tenantId, reviveNotices.does)
  await notice(world)
  expect(called(scene)).toEqual(['team_succeeded'])
})
