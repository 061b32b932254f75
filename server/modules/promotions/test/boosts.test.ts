import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aBuyer, aShop } from '../../commerce/test/cast.ts'
import { seatPeople } from '../../community/index.ts'
import { aCommunity, aMember } from '../../community/test/cast.ts'
import { aPerson, type Someone } from '../../identity/test/cast.ts'
import {
  changeActivityEndpoint,
  claimStageEndpoint,
  listParticipationsEndpoint,
  readActivityEndpoint,
  startBoostEndpoint,
} from '../contract.ts'
import { db } from '../tables.ts'
import { activityWords, people } from './cast.ts'
import { day, points, termsOf, boostCast } from './boost-cast.ts'

let world: World
let cast: ReturnType<typeof boostCast>
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  cast = boostCast(world)
  await world.work()
})
afterAll(() => world.close())

test('stages are reached one after another, each is claimed once, what is told is counted from rows', async () => {
  const fair = await cast.aBoost()
  await cast.supported(fair, 2)
  const reached = await cast.reads(fair.inviter, fair)
  expect(reached).toMatchObject({ supports: 2, stages: [{ state: 'reached' }, { state: 'locked', missing: 2 }] })
  const [one, two] = await Promise.all([cast.claims(fair.inviter, fair), cast.claims(fair.inviter, fair)])
  expect([one.status, two.status]).toEqual([200, 200])
  expect(await cast.pointsOf(fair.inviter)).toBe(20)
  await cast.supported(fair, 2)
  expect((await cast.claims(fair.inviter, fair, 2)).body.stages).toMatchObject([
    { state: 'delivered' },
    { state: 'delivered' },
  ])
  expect(await cast.pointsOf(fair.inviter)).toBe(70)
  const { figures, mine } = await fair.inviter.asks(readActivityEndpoint, { activityId: fair.activity.id })
  expect(figures).toMatchObject({ started: 1, people: 5, succeeded: 1 })
  expect(mine).toEqual([{ id: fair.boostId, state: 'running' }])
  const { rows } = await fair.inviter.asks(listParticipationsEndpoint, {})
  expect(rows).toMatchObject([{ kind: 'boost', id: fair.boostId }])
})

test('beginning twice is beginning once, and later versions change nothing in it (X-8)', async () => {
  const fair = await cast.aBoost()
  const { communityId: _, ...words } = activityWords(
    world,
    fair,
    termsOf(fair, { stages: [{ needs: 9, prize: points(1), stock: 1 }] }),
  )
  await fair.owner.asks(changeActivityEndpoint, { activityId: fair.activity.id, version: 1, ...words })
  const [a, b] = await Promise.all(
    [1, 2].map(() => fair.inviter.asks(startBoostEndpoint, { activityId: fair.activity.id })),
  )
  expect([a?.id, b?.id]).toEqual([fair.boostId, fair.boostId])
  expect(a?.stages.map(({ needs }) => needs)).toEqual([2, 4])
})

test('never: an inverted new-customer test that counts exactly the invalid people (mochat)', async () => {
  const shop = await aShop(world)
  const old = await aBuyer(world, shop, '老朋友')
  const elsewhere = await aCommunity(world, { tenant: shop.tenant, owner: shop.owner, name: '别的社群' })
  const neighbour = await aMember(world, elsewhere, { name: '隔壁的' })
  world.pass(60_000)
  const fair = await cast.aBoost({}, shop)
  await world.within(shop.tenant.id, (ctx) => seatPeople(ctx, shop.group.id, [{ personId: neighbour.id }]))
  for (const someone of [old, neighbour]) {
    expect((await cast.supports(someone, fair)).problem?.code).toBe('promotions.not_new_here')
  }
  const fresh = await aBuyer(world, fair, '新朋友')
  expect((await cast.supports(fresh, fair)).status).toBe(200)
  const lateComer = await aBuyer(world, fair, '来了很久的')
  world.pass(2 * day)
  const late = await cast.supports(lateComer, fair).then(({ problem, status }) => problem?.code ?? status)
  expect(late).toBe('promotions.not_new_here')
  expect(await cast.reads(fair.inviter, fair)).toMatchObject({ supports: 1 })
  const open = await cast.aBoost({ newcomersOnly: false }, shop)
  expect((await cast.supports(old, open)).status).toBe(200)
})

test('never: the same person counted again on re-add (mochat)', async () => {
  const fair = await cast.aBoost()
  const [one] = (await cast.supported(fair, 2)) as [Someone, Someone]
  await cast.leaves(one, fair)
  expect(await cast.reads(fair.inviter, fair)).toMatchObject({ supports: 1, stages: [{ state: 'locked' }, {}] })
  await world.within(fair.tenant.id, (ctx) => seatPeople(ctx, fair.group.id, [{ personId: one.id }]))
  expect((await cast.supports(one, fair)).problem?.code).toBe('promotions.already_supported')
  expect((await cast.reads(fair.inviter, fair)).supports).toBe(1)
})

test('never: uniqueness that includes the inviter, so one person counts once for each (LinkWeChat-Scrm)', async () => {
  const fair = await cast.aBoost()
  const other = await aBuyer(world, fair, '另一位')
  const { id } = await other.asks(startBoostEndpoint, { activityId: fair.activity.id })
  const fresh = await aBuyer(world, fair, '新朋友')
  const answers = await Promise.all([
    cast.supports(fresh, fair),
    cast.supports(fresh, { boostId: id }),
    cast.supports(fresh, fair),
  ])
  const codes = answers.map(({ problem, status }) => problem?.code ?? status).sort()
  expect(codes).toEqual([200, 'promotions.already_supported', 'promotions.already_supported'])
  const counts = [(await cast.reads(fair.inviter, fair)).supports, (await cast.reads(other, { boostId: id })).supports]
  expect(counts[0]! + counts[1]!).toBe(1)
})

test('never: completion tested with === on the sum of all stages: ten at once pass both stages (mochat)', async () => {
  const fair = await cast.aBoost()
  const all = await people(world, fair, 10)
  const answers = await Promise.all(all.map((one) => cast.supports(one, fair)))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(await cast.reads(fair.inviter, fair)).toMatchObject({
    supports: 10,
    stages: [{ state: 'reached' }, { state: 'reached' }],
  })
})

test('never: a prize-claim endpoint without authentication (mochat)', async () => {
  const fair = await cast.aBoost()
  const [supporter] = (await cast.supported(fair, 2)) as [Someone, Someone]
  expect((await cast.claims(supporter, fair)).problem?.code).toBe('promotions.not_your_boost')
  const visitor = await world.caller().tries(claimStageEndpoint, { boostId: fair.boostId, stage: 1 })
  expect(visitor.status).toBe(401)
  const stranger = await aPerson(world, fair.tenant, { name: '路人' })
  expect((await cast.claims(stranger, fair)).status).toBeGreaterThanOrEqual(403)
  expect((await cast.reads(fair.inviter, fair)).stages[0]?.state).toBe('reached')
})

test('nobody supports themselves', async () => {
  const fair = await cast.aBoost({ newcomersOnly: false })
  expect((await cast.supports(fair.inviter, fair)).problem?.code).toBe('promotions.own_boost')
  await expect(
    world.within(fair.tenant.id, (ctx) =>
      db(ctx)
        .insertInto('promotions.boost_supports')
        .values({
          tenant_id: ctx.tenantId,
          activity_id: fair.activity.id,
          person_id: fair.inviter.id,
          boost_id: fair.boostId,
          inviter_id: fair.inviter.id,
          device: '',
          at: ctx.now,
          left_at: null,
        })
        .execute(),
    ),
  ).rejects.toThrow('boost_supports')
})

test('leaving takes a support back before the claim, and never after it (BO-3)', async () => {
  const fair = await cast.aBoost()
  const [one, two] = (await cast.supported(fair, 2)) as [Someone, Someone]
  await cast.claims(fair.inviter, fair)
  await cast.leaves(one, fair)
  await cast.leaves(two, fair)
  expect(await cast.reads(fair.inviter, fair)).toMatchObject({
    supports: 0,
    stages: [{ state: 'delivered' }, { missing: 4 }],
  })
  expect(await cast.pointsOf(fair.inviter)).toBe(20)
})

test('one prize for two who reach it at once: it is set aside once, and goes on when nobody claims it in time', async () => {
  const stages = [{ needs: 1, prize: points(20), stock: 1 }]
  const fair = await cast.aBoost({ stages })
  const rival = await aBuyer(world, fair, '对手')
  const { id } = await rival.asks(startBoostEndpoint, { activityId: fair.activity.id })
  const [a, b] = (await people(world, fair, 2)) as [Someone, Someone]
  await Promise.all([cast.supports(a, fair), cast.supports(b, { boostId: id })])
  const states = async () => [
    (await cast.reads(fair.inviter, fair)).stages[0]?.state,
    (await cast.reads(rival, { boostId: id })).stages[0]?.state,
  ]
  expect((await states()).sort()).toEqual(['locked', 'reached'])
  const first = (await states())[0] === 'reached'
  const [winner, loser] = first
    ? [fair, { ...fair, boostId: id, inviter: rival }]
    : [{ ...fair, boostId: id, inviter: rival }, fair]
  expect((await cast.claims(loser.inviter, loser)).problem?.code).toBe('promotions.stage_not_reached')
  // The activity is over by then: prizes lapse, and nobody waits for one any more.
  world.pass(8 * day)
  expect(await cast.sweep(fair)).toBe(1)
  expect(await cast.sweep(fair)).toBe(0)
  const rows = await world.within(fair.tenant.id, (ctx) =>
    db(ctx)
      .selectFrom('promotions.boost_stages')
      .select(['boost_id', 'state'])
      .where('boost_id', 'in', [winner.boostId, loser.boostId])
      .execute(),
  )
  expect(Object.fromEntries(rows.map((row) => [row.boost_id, row.state]))).toEqual({
    [winner.boostId]: 'lapsed',
    [loser.boostId]: 'locked',
  })
})

test('a prize that lapses within the activity is set aside for whoever waits for it', async () => {
  const fair = await cast.aBoost({ stages: [{ needs: 1, prize: points(20), stock: 1 }], claimDays: 1 })
  await cast.supported(fair, 1)
  const waiting = await aBuyer(world, fair, '在等的')
  const { id } = await waiting.asks(startBoostEndpoint, { activityId: fair.activity.id })
  await cast.supports(await aBuyer(world, fair), { boostId: id })
  expect((await cast.reads(waiting, { boostId: id })).stages).toMatchObject([{ state: 'locked', missing: 0, left: 0 }])
  world.pass(day + 1000)
  await cast.sweep(fair)
  const renewed = await world.within(fair.tenant.id, (ctx) =>
    db(ctx).selectFrom('promotions.boost_stages').select('state').where('boost_id', '=', id).executeTakeFirst(),
  )
  expect(renewed?.state).toBe('reached')
})
