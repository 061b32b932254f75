import { afterAll, beforeAll, expect, test } from 'vitest'
import { countStatements } from '../../../../test/statements.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Endpoint } from '../../../kernel/contract.ts'
import { listMyCouponsEndpoint, makeCouponEndpoint } from '../../commerce/contract.ts'
import { aBuyer, aShop } from '../../commerce/test/cast.ts'
import { type Someone } from '../../identity/test/cast.ts'
import {
  appealBoostEndpoint,
  listBoostsEndpoint,
  makeActivityEndpoint,
  readBoostEndpoint,
  redeemPrizeEndpoint,
  reviewBoostEndpoint,
  startBoostEndpoint,
  supportBoostEndpoint,
} from '../contract.ts'
import { listBoosts } from '../queries/boosts/list-boosts.ts'
import { db } from '../tables.ts'
import { activityWords, people } from './cast.ts'
import { points, twoStages, termsOf, boostCast } from './boost-cast.ts'

let world: World
let cast: ReturnType<typeof boostCast>
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  cast = boostCast(world)
  await world.work()
})
afterAll(() => world.close())

test('too many from one device: held for a person, claims wait, nothing is forfeited; released, it goes on', async () => {
  const fair = await cast.aBoost({ guard: { perMinute: 100, perDevice: 3 } })
  for (const one of await people(world, fair, 3)) await cast.supports(one, fair, 'the same phone')
  const held = await cast.reads(fair.inviter, fair)
  expect(held).toMatchObject({ held: { why: 'one_device' }, stages: [{ state: 'reached' }, {}], may: ['appeal'] })
  expect((await cast.claims(fair.inviter, fair)).problem?.code).toBe('promotions.boost_held')
  await fair.inviter.asks(appealBoostEndpoint, { boostId: fair.boostId, words: '都是我们宿舍的，用的同一台平板' })
  const { rows } = await fair.owner.asks(listBoostsEndpoint, { activityId: fair.activity.id, held: true })
  expect(rows).toMatchObject([{ id: fair.boostId, held: { appeal: '都是我们宿舍的，用的同一台平板' } }])
  await world.within(fair.tenant.id, (ctx) =>
    db(ctx)
      .updateTable('promotions.boost_stages')
      .set({ claim_by: new Date(world.now().getTime() - 1000) })
      .where('boost_id', '=', fair.boostId)
      .where('state', '=', 'reached')
      .execute(),
  )
  expect(await cast.sweep(fair)).toBe(0)
  const review = { boostId: fair.boostId, decision: 'released' as const, reason: '核实是同寝室' }
  expect((await fair.inviter.tries(reviewBoostEndpoint, review)).status).toBe(403)
  expect((await fair.owner.asks(reviewBoostEndpoint, review)).held).toBeNull()
  expect((await cast.claims(fair.inviter, fair)).body.stages[0]?.state).toBe('delivered')
  expect((await fair.owner.tries(reviewBoostEndpoint, review)).problem?.code).toBe('promotions.not_held')
})

test('too many in a minute: held; rejected by a person with a reason, prizes are free; an appeal is looked at again', async () => {
  const fair = await cast.aBoost({ guard: { perMinute: 2, perDevice: 100 } })
  await cast.supported(fair, 2)
  expect((await cast.reads(fair.inviter, fair)).held?.why).toBe('many_in_a_minute')
  const { boostId } = fair
  await fair.owner.asks(reviewBoostEndpoint, { boostId, decision: 'rejected', reason: '批量注册的小号' })
  const rejected = await cast.claims(fair.inviter, fair)
  expect(rejected.problem?.zh).toContain('批量注册的小号')
  expect((await cast.reads(fair.inviter, fair)).stages).toMatchObject([{ state: 'void', left: 10 }, { state: 'void' }])
  await fair.inviter.asks(appealBoostEndpoint, { boostId, words: '请再看看' })
  await fair.owner.asks(reviewBoostEndpoint, { boostId, decision: 'released', reason: '复核通过' })
  expect((await cast.claims(fair.inviter, fair)).body.stages).toMatchObject([
    { state: 'delivered' },
    { state: 'locked' },
  ])
})

test('in WeChat channels only what the newcomer does is rewarded (BO-6, L3)', async () => {
  const shop = await aShop(world)
  for (const channel of ['wechat_h5', 'weapp', 'wecom'] as const) {
    const words = { ...activityWords(world, shop, termsOf(shop, {})), channels: ['web' as const, channel] }
    const refused = await shop.owner.tries(makeActivityEndpoint, words)
    expect(refused.problem?.code).toBe('promotions.own_action_only')
  }
  const own = termsOf(shop, { stages: [], welcome: { prize: points(5), stock: 1 } })
  const words = { ...activityWords(world, shop, own), channels: ['weapp' as const] }
  const activity = await shop.owner.asks(makeActivityEndpoint, words)
  const inviter = await aBuyer(world, shop)
  const { id: boostId } = await inviter.asks(startBoostEndpoint, { activityId: activity.id, channel: 'weapp' })
  const [one, two] = (await people(world, shop, 2)) as [Someone, Someone]
  const given = await one.asks(supportBoostEndpoint, { boostId, channel: 'weapp' })
  expect(given.welcome).toEqual(points(5))
  expect((await two.asks(supportBoostEndpoint, { boostId, channel: 'weapp' })).welcome).toBeNull()
  expect([await cast.pointsOf(one), await cast.pointsOf(two), await cast.pointsOf(inviter)]).toEqual([5, 0, 0])
  expect((await one.tries(readBoostEndpoint, { boostId })).problem?.code).toBe('promotions.channel_refuses')
})

test('prizes: a coupon is given, a code is redeemed once at the counter, a coupon that is not there is refused when typed', async () => {
  const shop = await aShop(world)
  const coupon = await shop.owner.asks(makeCouponEndpoint, {
    title: '助力券',
    off: { kind: 'amount', fen: 500 },
    validity: { kind: 'days', days: 30 },
    total: 3,
  })
  const stages = [
    { needs: 1, prize: { kind: 'coupon' as const, couponId: coupon.id }, stock: 3 },
    { needs: 2, prize: { kind: 'code' as const, title: '手作茶一杯' }, stock: 3 },
  ]
  const tooMany = termsOf(shop, { stages: [{ ...stages[0]!, stock: 4 }] })
  const refused = await shop.owner.tries(makeActivityEndpoint, activityWords(world, shop, tooMany))
  expect(refused.problem?.code).toBe('promotions.prize_unavailable')
  const fair = await cast.aBoost({ stages }, shop)
  await cast.supported(fair, 2)
  await cast.claims(fair.inviter, fair)
  expect((await fair.inviter.asks(listMyCouponsEndpoint, {})).rows).toMatchObject([{ coupon: { id: coupon.id } }])
  const { body } = await cast.claims(fair.inviter, fair, 2)
  const code = body.stages[1]?.code ?? ''
  expect(code).toMatch(/^\d{12}$/)
  expect((await cast.reads(fair.owner, fair)).stages[1]?.code).toBeNull()
  expect((await fair.inviter.tries(redeemPrizeEndpoint, { code })).status).toBe(403)
  const answers = await Promise.all(Array.from({ length: 5 }, () => fair.owner.tries(redeemPrizeEndpoint, { code })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
  expect((await fair.owner.tries(redeemPrizeEndpoint, { code: '000000000000' })).status).toBe(404)
})

test('a coupon stopped after the claim was promised stays owed, and is given once it is there', async () => {
  const shop = await aShop(world)
  const { id: couponId } = await shop.owner.asks(makeCouponEndpoint, {
    title: '助力券',
    off: { kind: 'amount', fen: 500 },
    validity: { kind: 'days', days: 30 },
  })
  const fair = await cast.aBoost({ stages: [{ needs: 1, prize: { kind: 'coupon', couponId }, stock: 3 }] }, shop)
  await cast.supported(fair, 1)
  const setStopped = (at: Date | null) =>
    world.within(fair.tenant.id, (ctx) =>
      ctx
        .tables<{ 'commerce.coupons': { id: string; stopped_at: Date | null } }>()
        .updateTable('commerce.coupons')
        .set({ stopped_at: at })
        .where('id', '=', couponId)
        .execute(),
    )
  await setStopped(world.now())
  expect((await cast.claims(fair.inviter, fair)).body.stages[0]?.state).toBe('claimed')
  await setStopped(null)
  await cast.sweep(fair)
  expect((await cast.reads(fair.inviter, fair)).stages[0]?.state).toBe('delivered')
})

test.each([
  ['nothing to win', { stages: [], welcome: null }],
  ['stages that do not rise', { stages: [twoStages[1]!, twoStages[0]!] }],
  ['four stages', { stages: [1, 2, 3, 4].map((needs) => ({ needs, prize: points(1), stock: 1 })) }],
  ['no prizes', { stages: [{ needs: 1, prize: points(1), stock: 0 }] }],
  ['cash', { stages: [{ needs: 1, prize: { kind: 'cash', fen: 100 }, stock: 1 }] }],
  ['goods for the newcomer', { welcome: { prize: { kind: 'code', title: '茶' }, stock: 1 } }],
  ['half a person', { stages: [{ needs: 1.5, prize: points(1), stock: 1 }] }],
])('refused where it is typed: %s', async (_, terms: object) => {
  const shop = await aShop(world)
  const words = activityWords(world, shop, termsOf(shop, {}))
  const refused = await shop.owner.tries(makeActivityEndpoint as Endpoint, {
    ...words,
    terms: { ...words.terms, ...terms },
  })
  expect(refused).toMatchObject({ status: 400, problem: { code: 'kernel.invalid_input' } })
})

test('however many boosts an activity has, the desk reads them in one statement', async () => {
  const fair = await cast.aBoost()
  const read = async (limit: number) => {
    const found: Awaited<ReturnType<typeof listBoosts>>[] = []
    const work = () =>
      world.within(fair.tenant.id, async (ctx) => {
        found.push(await listBoosts(ctx, { activityId: fair.activity.id, limit }))
      })
    const statements = await countStatements(work, /promotions\.boosts/)
    return { rows: found[0]?.rows ?? [], statements }
  }
  const one = await read(30)
  for (const starter of await people(world, fair, 3)) {
    const { id: boostId } = await starter.asks(startBoostEndpoint, { activityId: fair.activity.id })
    await cast.supports(await aBuyer(world, fair), { boostId })
  }
  const four = await read(30)
  expect(four.rows.map(({ supports, supporters, stages }) => [supports, supporters.length, stages.length])).toEqual([
    [1, 1, 2],
    [1, 1, 2],
    [1, 1, 2],
    [0, 0, 2],
  ])
  expect([one.statements, four.statements]).toEqual([1, 1])
  expect((await read(2)).rows).toHaveLength(2)
})
