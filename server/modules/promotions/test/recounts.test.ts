import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { listAttentionEndpoint, makeCouponEndpoint, takeCouponEndpoint } from '../../commerce/contract.ts'
import { aBuyer, pays } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { listRecountsEndpoint, lookAtRecountEndpoint } from '../contract.ts'
import { recount } from '../operations/recounts/recount.ts'
import { db } from '../tables.ts'
import { boostCast } from './boost-cast.ts'
import {
  aBargainFair,
  aFlashSale,
  aGroupBuy,
  buysFlash,
  type Fair,
  helps,
  joins,
  lapse,
  leads,
  people,
  starts,
} from './cast.ts'
import { presaleCast } from './presale-cast.ts'
import { aRelay, cancels, enters } from './relay-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

const recounts = ({ tenant }: Pick<Fair, 'tenant'>) => world.within(tenant.id, recount)
const attention = async ({ owner }: Pick<Fair, 'owner'>) =>
  (await owner.asks(listAttentionEndpoint, {})).rows.filter(({ kind }) => kind === 'recount')

test('X-10: after buying, lapsing, helping and leaving in every kind, the counters are what their rows say', async () => {
  const flash = await aFlashSale(world)
  const [one, two] = (await people(world, flash, 2)) as [Someone, Someone]
  await pays(one, (await buysFlash(one, flash)).body)
  await buysFlash(two, flash)
  await lapse(world, flash)
  expect(await recounts(flash)).toBe(0)

  const teams = await aGroupBuy(world, { people: [3] })
  const [leader, member] = (await people(world, teams, 2)) as [Someone, Someone]
  const { team } = await leads(leader, teams)
  await joins(member, teams, team.id)
  expect(await recounts(teams)).toBe(0)
  await lapse(world, teams)
  expect(await recounts(teams)).toBe(0)

  const bargains = await aBargainFair(world, { people: 3 })
  const { id } = await starts(await aBuyer(world, bargains), bargains)
  await helps(await aBuyer(world, bargains), id)
  expect(await recounts(bargains)).toBe(0)

  const boosts = boostCast(world)
  const boost = await boosts.aBoost()
  await boosts.supported(boost, 3)
  expect(await recounts(boost)).toBe(0)

  const presales = presaleCast(world)
  const presale = await presales.aPresale()
  await presales.joins(await aBuyer(world, presale), presale)
  await presales.deposits(await aBuyer(world, presale), presale)
  expect(await recounts(presale)).toBe(0)
  await lapse(world, presale, 31)
  expect(await recounts(presale)).toBe(0)
})

test('X-10: a difference is told where somebody looks, and never patched', async () => {
  const fair = await aBargainFair(world, { people: 3 })
  const { id } = await starts(await aBuyer(world, fair), fair)
  await world.within(fair.tenant.id, (ctx) =>
    db(ctx).updateTable('promotions.bargains').set({ taken: 2 }).where('id', '=', id).execute(),
  )
  expect(await recounts(fair)).toBe(1)
  const { rows } = await fair.owner.asks(listRecountsEndpoint, {})
  expect(rows[0]).toMatchObject({ differences: [{ of: 'bargain', id, kept: 2, counted: 0 }], lookedAt: null })
  expect(await attention(fair)).toMatchObject([{ id: rows[0]?.id, why: 'counters_differ' }])
  expect(await recounts(fair)).toBe(1)
  for (const { id: recountId } of (await fair.owner.asks(listRecountsEndpoint, {})).rows)
    await fair.owner.asks(lookAtRecountEndpoint, { recountId, how: '核对过，是手工改的' })
  expect(await attention(fair)).toEqual([])
})

test('X-10: relays, their waiting lists and items, limits of persons and coupons are recounted; each that is bent is named', async () => {
  const relay = await aRelay(world, { places: 2, items: [{ name: '苹果', fen: 100, pieces: 9, perPerson: 5 }] })
  const [one, two, three] = (await people(world, relay, 3)) as [Someone, Someone, Someone]
  const { entry } = (await enters(one, relay, { items: [{ name: '苹果', quantity: 3 }] })).body
  await enters(two, relay)
  await enters(three, relay)
  expect(await recounts(relay)).toBe(0)
  await cancels(one, entry.id)
  expect(await recounts(relay), 'a freed place is kept for who was called').toBe(0)

  const coupon = await relay.owner.asks(makeCouponEndpoint, { title: '见面礼', off: { kind: 'amount', fen: 100 } })
  const { communityId } = relay.activity
  await one.asks(takeCouponEndpoint, { communityId, couponId: coupon.id })
  expect(await recounts(relay)).toBe(0)

  const bend = (statement: ReturnType<typeof sql>) => world.within(relay.tenant.id, (ctx) => statement.execute(db(ctx)))
  const activityId = relay.activity.id
  await bend(sql`update promotions.relays set taken = taken + 1, waiting = 4`)
  await bend(sql`update promotions.quotas set taken = taken + 7`)
  await bend(sql`update commerce.coupons set issued = 3`)
  await bend(sql`delete from commerce.coupon_takers`)
  expect(await recounts(relay)).toBeGreaterThan(0)
  const [last] = (await relay.owner.asks(listRecountsEndpoint, {})).rows
  const named = (last?.differences ?? []).map(({ of, id }) => `${of} ${id}`)
  expect(named).toEqual(
    expect.arrayContaining([
      `relay taken ${activityId}`,
      `relay waiting ${activityId}`,
      `item ${activityId}`,
      `person ${activityId}`,
      `coupon issued ${coupon.id}`,
      `coupon of a person ${coupon.id} ${one.id}`,
    ]),
  )
  expect(await attention(relay)).toMatchObject([{ id: last?.id, why: 'counters_differ' }])
})
