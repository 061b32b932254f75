import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import { changeProductEndpoint, listAttentionEndpoint, showProductEndpoint } from '../../commerce/contract.ts'
import { aCommunity } from '../../community/test/cast.ts'
import {
  changeActivityEndpoint,
  listActivitiesEndpoint,
  planWaveEndpoint,
  previewWaveEndpoint,
  readWaveEndpoint,
  stopWaveEndpoint,
} from '../contract.ts'
import { beginParts } from '../operations/waves/begin-parts.ts'
import { layOut } from '../rules/wave-parts.ts'
import { boostCast } from './boost-cast.ts'
import { activityWords, aFlashSale, type Fair } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

const hour = 60
type Ask = InputOf<typeof planWaveEndpoint>
const wordsOf = (fair: Fair, words: Partial<Ask> = {}): Ask => ({
  title: '双十二波浪',
  startsAt: new Date(world.now().getTime() + hour * 60_000).toISOString(),
  communityIds: [fair.community.id],
  steps: [
    { activityId: fair.activity.id, afterMinutes: 0, minutes: 2 * hour },
    { activityId: fair.activity.id, afterMinutes: 24 * hour, minutes: 2 * hour },
  ],
  ...words,
})
const begin = ({ tenant }: Fair) => world.within(tenant.id, beginParts)
const pass = (minutes: number) => world.pass(minutes * 60_000)
const made = async ({ owner }: Fair) => (await owner.asks(listActivitiesEndpoint, {})).rows.length - 1

test('planned over two communities, previewed on the time line, begun by the clock, each once, ended by its own time', async () => {
  const fair = await aFlashSale(world)
  const other = await aCommunity(world, { tenant: fair.tenant, owner: fair.owner, name: '第二个社群' })
  const words = wordsOf(fair, { communityIds: [fair.community.id, other.community.id], staggerMinutes: 30 })
  const { parts } = await fair.owner.asks(previewWaveEndpoint, words)
  const wave = await fair.owner.asks(planWaveEndpoint, words)
  expect(wave.parts.map(({ startsAt, communityId }) => [startsAt, communityId])).toEqual(
    parts.map(({ startsAt, communityId }) => [startsAt, communityId]),
  )
  expect(parts.map(({ why }) => why)).toEqual([null, null, null, null])
  expect(await begin(fair)).toBe(0)
  pass(hour + 1)
  expect((await Promise.all([begin(fair), begin(fair), begin(fair)])).reduce((sum, one) => sum + one)).toBe(1)
  pass(30)
  expect(await begin(fair)).toBe(1)
  expect(await made(fair)).toBe(2)
  const now = await fair.owner.asks(readWaveEndpoint, { waveId: wave.id })
  expect(now.parts.map(({ state }) => state)).toEqual(['started', 'started', 'planned', 'planned'])
  pass(2 * hour)
  const { rows } = await fair.owner.asks(listActivitiesEndpoint, { state: 'ended' })
  expect(rows).toHaveLength(2)
})

test('planned on the terms of that moment: what its model says later changes nothing in it (X-8)', async () => {
  const fair = await aFlashSale(world)
  await fair.owner.asks(planWaveEndpoint, wordsOf(fair))
  const { communityId: _, ...words } = activityWords(world, fair, {
    kind: 'flash_sale',
    items: [{ variantId: fair.variantId, fen: 700, pieces: 3 }],
  })
  await fair.owner.asks(changeActivityEndpoint, { activityId: fair.activity.id, version: 1, ...words })
  pass(hour + 1)
  await begin(fair)
  const [newest] = (await fair.owner.asks(listActivitiesEndpoint, {})).rows
  expect(newest?.terms).toMatchObject({ items: [{ fen: 500, pieces: 10 }] })
})

test('what cannot begin as things are then says why where somebody looks, and stops no other', async () => {
  const fair = await aFlashSale(world)
  const wave = await fair.owner.asks(planWaveEndpoint, wordsOf(fair))
  const { product } = fair
  const cheaper = {
    ...product,
    productId: product.id,
    variants: product.variants.map((one) => ({ ...one, priceFen: 400 })),
  }
  await fair.owner.asks(changeProductEndpoint, cheaper)
  pass(hour + 1)
  expect(await begin(fair)).toBe(0)
  const { parts } = await fair.owner.asks(readWaveEndpoint, { waveId: wave.id })
  expect(parts).toMatchObject([{ state: 'failed', why: 'promotions.price_above_shelf' }, { state: 'planned' }])
  expect((await fair.owner.asks(listAttentionEndpoint, {})).rows).toMatchObject([
    { kind: 'wave', id: `${wave.id} 1`, why: 'wave_failed' },
  ])
  const back = (await fair.owner.asks(showProductEndpoint, { productId: product.id, shown: true })) as typeof product
  const dearer = { ...back, productId: back.id, variants: back.variants.map((one) => ({ ...one, priceFen: 1990 })) }
  await fair.owner.asks(changeProductEndpoint, dearer)
  pass(24 * hour)
  expect(await begin(fair)).toBe(1)
})

test('stopped: what has not begun does not begin; what runs goes on, or ends when asked', async () => {
  const fair = await aFlashSale(world)
  const wave = await fair.owner.asks(planWaveEndpoint, wordsOf(fair))
  pass(hour + 1)
  await begin(fair)
  const stopped = await fair.owner.asks(stopWaveEndpoint, { waveId: wave.id })
  expect(stopped.parts.map(({ state }) => state)).toEqual(['started', 'skipped'])
  const running = async () => (await fair.owner.asks(listActivitiesEndpoint, { state: 'running' })).rows.length
  expect(await running()).toBe(2)
  await fair.owner.asks(stopWaveEndpoint, { waveId: wave.id, endsRunning: true })
  expect(await running()).toBe(1)
  pass(24 * hour)
  expect(await begin(fair)).toBe(0)
})

test('refused: a beginning that has passed, a kind with dates or a group of its own, more than two hundred, nothing', async () => {
  const fair = await aFlashSale(world)
  const late = wordsOf(fair, { startsAt: new Date(world.now().getTime() - 1000).toISOString() })
  expect((await fair.owner.tries(planWaveEndpoint, late)).problem?.code).toBe('promotions.wave_in_the_past')
  const boost = await boostCast(world).aBoost()
  const steps = [{ activityId: boost.activity.id, afterMinutes: 0, minutes: 60 }]
  const refused = await boost.owner.tries(planWaveEndpoint, wordsOf(boost, { steps }))
  expect(refused.problem?.code).toBe('promotions.kind_not_for_waves')
  expect((await fair.owner.tries(planWaveEndpoint, wordsOf(fair, { steps: [] }))).status).toBe(400)
  expect((await fair.owner.tries(planWaveEndpoint, wordsOf(fair, { communityIds: [] }))).status).toBe(400)
})

test('whatever is laid out: each step once in each community, in the order of beginning, none before the wave', () => {
  const step = fc.record({
    afterMinutes: fc.integer({ min: 0, max: 9999 }),
    minutes: fc.integer({ min: 5, max: 9999 }),
  })
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1 }),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(9999),
      (steps, count, stagger) => {
        const startsAt = new Date('2026-12-01T00:00:00Z')
        const communityIds = Array.from({ length: count }, (_, place) => place)
        const parts = layOut({ startsAt, staggerMinutes: stagger, communityIds, steps })
        expect(new Set(parts.map(({ communityId, step: of }) => `${communityId} ${of}`)).size).toBe(
          steps.length * count,
        )
        expect(parts.map(({ place }) => place)).toEqual(parts.map((_, place) => place + 1))
        for (const [place, part] of parts.entries()) {
          expect(part.startsAt.getTime()).toBeGreaterThanOrEqual((parts[place - 1]?.startsAt ?? startsAt).getTime())
          expect(part.endsAt.getTime() - part.startsAt.getTime()).toBe((steps[part.step - 1]?.minutes ?? 0) * 60_000)
        }
      },
    ),
  )
})
