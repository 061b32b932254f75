import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  changePlanEndpoint,
  giveUpMembershipEndpoint,
  listMyMembershipsEndpoint,
  listPlansEndpoint,
  makeCouponEndpoint,
  makePlanEndpoint,
  previewMembershipRefundEndpoint,
  refundOrderEndpoint,
  stopCouponEndpoint,
  type TakenCouponId,
  tryMembershipEndpoint,
} from '../contract.ts'
import { issueMonthly } from '../operations/issue-monthly.ts'
import { aBuyer, aShop, pays, type Shop } from './cast.ts'
import {
  aMonthly,
  aPlan,
  day,
  differences,
  gives,
  inbox,
  makes,
  mine,
  ordersWith,
  subscribes,
  type Words,
} from './coupon-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

const runs = ({ tenant }: Shop) => world.within(tenant.id, (ctx) => issueMonthly(ctx))
test('ME-3: monthly coupons come once in each month of a paid membership, void after thirty days, however often the job runs', async () => {
  const shop = await aShop(world)
  const coupon = await aMonthly(shop)
  const plan = await aPlan(shop, { days: 90, trialDays: 3, monthly: [{ couponId: coupon.id, count: 2 }] })
  const [member, trier] = [await aBuyer(world, shop), await aBuyer(world, shop, '试用')]
  await trier.asks(tryMembershipEndpoint, { planId: plan.id })
  await subscribes(member, plan)
  expect(await mine(member), 'the first month begins with the payment').toMatchObject([
    { got: 'monthly', state: 'unused' },
    { got: 'monthly', state: 'unused' },
  ])
  await Promise.all([runs(shop), runs(shop), runs(shop)])
  expect(await mine(member)).toHaveLength(2)
  world.pass(29 * day)
  await runs(shop)
  expect(await mine(member)).toHaveLength(2)
  world.pass(3 * day)
  await Promise.all([runs(shop), runs(shop)])
  expect((await mine(member)).map(({ state }) => state)).toEqual(['unused', 'unused', 'expired', 'expired'])
  world.pass(30 * day)
  await runs(shop)
  expect(await mine(member)).toHaveLength(6)
  world.pass(27 * day)
  await runs(shop)
  expect(await mine(member), 'ninety days have three months').toHaveLength(6)
  expect(await mine(trier)).toEqual([])
  expect((await inbox(member)).filter(({ kind }) => kind === 'coupons_monthly')).toHaveLength(3)
  expect(await differences(world, shop)).toEqual([])
})

test('ME-3: nothing in the grace or after the end; what a plan promised stays promised whatever becomes of the plan', async () => {
  const shop = await aShop(world)
  const coupon = await aMonthly(shop)
  const plan = await aPlan(shop, { days: 60, graceDays: 30, monthly: [{ couponId: coupon.id, count: 1 }] })
  const member = await aBuyer(world, shop)
  await subscribes(member, plan)
  expect((await shop.owner.tries(stopCouponEndpoint, { couponId: coupon.id })).problem).toMatchObject({
    code: 'commerce.coupon_in_plan',
    facts: { name: '年卡' },
  })
  const [shown] = (await member.asks(listPlansEndpoint, { communityId: shop.community.id })).rows
  expect(shown?.monthly).toMatchObject([{ count: 1, coupon: { title: '立减三元', validity: { days: 30 } } }])
  const { id: planId, communityId: _home, members: _members, ...words } = plan
  await shop.owner.asks(changePlanEndpoint, { ...words, planId, monthly: [] })
  await shop.owner.asks(stopCouponEndpoint, { couponId: coupon.id })
  world.pass(32 * day)
  await runs(shop)
  expect(await mine(member)).toHaveLength(2)
  world.pass(30 * day)
  await runs(shop)
  expect(await mine(member), 'the grace brings none').toHaveLength(2)
})

test('ME-3, ME-4: given up, what was used is listed before, what was not is void, and nothing comes any more', async () => {
  const shop = await aShop(world)
  const coupon = await aMonthly(shop)
  const plan = await aPlan(shop, { days: 90, monthly: [{ couponId: coupon.id, count: 2 }] })
  const member = await aBuyer(world, shop)
  await subscribes(member, plan)
  const [first] = await mine(member)
  const placed = await ordersWith(member, shop, first?.id as TakenCouponId)
  await pays(member, placed)
  const [held] = (await member.asks(listMyMembershipsEndpoint, {})).rows
  const membershipId = held?.id as never
  const preview = await member.asks(previewMembershipRefundEndpoint, { membershipId })
  expect(preview.used).toMatchObject([{ kind: 'coupon', title: '立减三元', orderId: placed.id, savedFen: 300 }])
  expect(preview.unusedCoupons).toBe(1)
  await member.asks(giveUpMembershipEndpoint, { membershipId, refundFen: preview.refundFen })
  expect((await mine(member)).map(({ state }) => state).sort()).toEqual(['expired', 'used'])
  world.pass(32 * day)
  await runs(shop)
  expect(await mine(member)).toHaveLength(2)
  const whole = await aBuyer(world, shop, '全退')
  await subscribes(whole, plan)
  const [again] = (await whole.asks(listMyMembershipsEndpoint, {})).rows
  await shop.owner.asks(refundOrderEndpoint, { orderId: again?.orderId as never, why: '买错了' })
  expect((await mine(whole)).map(({ state }) => state)).toEqual(['expired', 'expired'])
})

test.each([
  ['an end for what comes every month', { way: 'monthly' as const, total: 10 }],
  [
    'fixed dates for what comes every month',
    {
      way: 'monthly' as const,
      validity: { kind: 'dates' as const, from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z' },
    },
  ],
])('refused where it is typed: %s', async (_, words: Words) => {
  const shop = await aShop(world)
  const asked = { title: '月券', off: { kind: 'amount' as const, fen: 300 }, ...words }
  expect((await shop.owner.tries(makeCouponEndpoint, asked)).problem?.code).toBe('kernel.invalid_input')
})

test('a plan brings only coupons that were made for it, of its own community and tenant', async () => {
  const [shop, other] = [await aShop(world), await aShop(world)]
  const wrong = [await makes(shop), await aMonthly(other), await aMonthly(shop, { title: '停了' })]
  await shop.owner.asks(stopCouponEndpoint, { couponId: wrong[2]?.id as never })
  for (const { id: couponId } of wrong) {
    const asked = {
      communityId: shop.community.id,
      name: '月卡',
      days: 30,
      priceFen: 100,
      monthly: [{ couponId, count: 1 }],
    }
    expect((await shop.owner.tries(makePlanEndpoint, asked)).problem?.code).toBe('commerce.coupon_not_monthly')
  }
  const monthly = await aMonthly(shop)
  expect((await gives(shop, monthly, [shop.owner])).problem?.code).toBe('commerce.coupon_by_plan')
})
