import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import { newsOf } from '../../community/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  actSandboxEndpoint,
  changePlanEndpoint,
  giveUpMembershipEndpoint,
  listMembershipsEndpoint,
  listMyMembershipsEndpoint,
  listPlansEndpoint,
  listShelfEndpoint,
  makePlanEndpoint,
  membershipEnding,
  orderMembershipEndpoint,
  type Plan,
  tryMembershipEndpoint,
} from '../contract.ts'
import { remindOfEnding } from '../operations/give-up-membership.ts'
import { aBuyer, aShop, money, type Shop, wish } from './cast.ts'

let world: World
const day = 86_400_000
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

const aPlan = (shop: Shop, words: Partial<InputOf<typeof makePlanEndpoint>> = {}): Promise<Plan> =>
  shop.owner.asks(makePlanEndpoint, {
    communityId: shop.community.id,
    name: '年卡',
    benefits: ['会员价', '每月一次品鉴'],
    days: 30,
    priceFen: 3000,
    ...words,
  })

async function subscribes(member: Someone, { id, priceFen }: Plan): Promise<void> {
  const order = await member.asks(orderMembershipEndpoint, { planId: id, totalFen: priceFen, playMoney: true })
  if (order.paymentId) await member.asks(actSandboxEndpoint, { paymentId: order.paymentId, act: 'pay' })
}
const mine = async (member: Someone) => (await member.asks(listMyMembershipsEndpoint, {})).rows

test('a paid membership begins at once, a renewal when it ends; members have their prices as long as it holds', async () => {
  const shop = await aShop(world, {
    variants: [{ name: '', priceFen: 1990, onHand: 100, prices: [{ list: 'members', fen: 1500 }] }],
  })
  const [plan, member] = [await aPlan(shop), await aBuyer(world, shop)]
  expect((await wish(member, shop)).totalFen).toBe(1990)
  await subscribes(member, plan)
  expect((await wish(member, shop)).totalFen).toBe(1500)
  await subscribes(member, plan)
  const [second, first] = await mine(member)
  expect(second?.startsAt).toBe(first?.endsAt)
  world.pass(60 * day + 2 * day)
  expect((await wish(member, shop)).totalFen).toBe(1500)
  world.pass(2 * day)
  expect((await wish(member, shop)).totalFen).toBe(1990)
})

test('eight renewals paid at the same instant follow each other, none over another', async () => {
  const shop = await aShop(world)
  const [plan, member] = [await aPlan(shop), await aBuyer(world, shop)]
  await Promise.all(Array.from({ length: 8 }, () => subscribes(member, plan)))
  const spans = (await mine(member)).reverse()
  expect(spans).toHaveLength(8)
  for (const [place, span] of spans.entries()) if (place > 0) expect(span.startsAt).toBe(spans[place - 1]?.endsAt)
})

test('a trial is once for each person, however often they tap, and nothing is charged afterwards', async () => {
  const shop = await aShop(world)
  const [plan, member] = [await aPlan(shop, { trialDays: 7 }), await aBuyer(world, shop)]
  const taps = await Promise.all(
    Array.from({ length: 6 }, () => member.tries(tryMembershipEndpoint, { planId: plan.id })),
  )
  expect(taps.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(taps.filter(({ problem }) => problem?.code === 'commerce.trial_used')).toHaveLength(5)
  world.pass(8 * day)
  expect(await mine(member)).toMatchObject([{ holds: false, orderId: null, refundFen: 0 }])
  expect(await money(world, shop)).toEqual({})
})

test('what was not used comes back by the rule agreed, which the member sees before; the plan may say otherwise by then', async () => {
  const shop = await aShop(world)
  const [plan, member] = [await aPlan(shop), await aBuyer(world, shop)]
  await subscribes(member, plan)
  const { id: planId, communityId: _home, members: _members, ...words } = plan
  await shop.owner.asks(changePlanEndpoint, { ...words, planId, refund: 'none' })
  world.pass(9.5 * day)
  const [held] = await mine(member)
  expect(held).toMatchObject({ refundFen: 2000, holds: true })
  const gives = (refundFen: number) =>
    member.tries(giveUpMembershipEndpoint, { membershipId: held?.id as never, refundFen })
  expect((await gives(2900)).problem).toMatchObject({ code: 'commerce.price_changed', facts: { totalFen: 2000 } })
  expect((await gives(2000)).body).toMatchObject({ holds: false, refundFen: 0 })
  expect((await gives(2000)).problem?.code).toBe('commerce.no_refund')
  await expect.poll(() => money(world, shop)).toEqual({ 'clearing/sandbox': 1000, refunds: 2000 })
})

test('whoever is a member for good buys nothing more; who pays all the same gets it back', async () => {
  const shop = await aShop(world)
  const forGood = await aPlan(shop, { name: '终身', days: null, refund: 'none', priceFen: 9900 })
  const member = await aBuyer(world, shop)
  const asks = () => member.tries(orderMembershipEndpoint, { planId: forGood.id, totalFen: 9900, playMoney: true })
  const [one, two] = [await asks(), await asks()]
  for (const { body } of [one, two])
    await member.asks(actSandboxEndpoint, { paymentId: body.paymentId as never, act: 'pay' })
  expect((await asks()).problem?.code).toBe('commerce.membership_for_good')
  expect(await mine(member)).toHaveLength(1)
  await expect.poll(async () => (await money(world, shop))['clearing/sandbox']).toBe(9900)
})

test('the end is told once, five days before', async () => {
  const shop = await aShop(world)
  const [plan, member] = [await aPlan(shop), await aBuyer(world, shop)]
  await subscribes(member, plan)
  const told = async () => {
    await world.within(shop.tenant.id, remindOfEnding)
    const { rows } = await shop.owner.asks(listMembershipsEndpoint, { personId: member.id })
    return rows.length
  }
  await told()
  world.pass(24 * day)
  expect(await newsOf(world, shop.tenant.id, membershipEnding)).toEqual([])
  world.pass(1.5 * day)
  await world.within(shop.tenant.id, remindOfEnding)
  await world.within(shop.tenant.id, remindOfEnding)
  const reminded = await world.within(shop.tenant.id, async (ctx) => {
    const { sql } = await import('kysely')
    const { rows } = await sql`select 1 from commerce.memberships
      where tenant_id = ${ctx.tenantId} and reminded_at is not null`.execute(ctx.tables())
    return rows.length
  })
  expect(reminded).toBe(1)
})

test('a plan that makes no sense is refused where it is typed; what stands on its orders is never on the shelf', async () => {
  const shop = await aShop(world)
  const plan = await aPlan(shop)
  const member = await aBuyer(world, shop)
  expect((await member.asks(listShelfEndpoint, { communityId: shop.community.id })).rows).toHaveLength(1)
  expect((await member.asks(listPlansEndpoint, { communityId: shop.community.id })).rows).toMatchObject([
    { id: plan.id },
  ])
  for (const wrong of [
    { days: null },
    { refund: 'no_reason' },
    { noReasonDays: 3 },
    { priceFen: -1 },
    { priceFen: 1.5 },
  ] as const) {
    const { communityId, name } = { communityId: shop.community.id, name: '年卡' }
    const ask = { communityId, name, days: 30, priceFen: 3000, ...wrong } as InputOf<typeof makePlanEndpoint>
    expect((await shop.owner.tries(makePlanEndpoint, ask)).status).toBe(400)
  }
})
