import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import { newsOf } from '../../community/test/cast.ts'
import { listTidingsEndpoint, readTidingsEndpoint } from '../../notices/contract.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  actSandboxEndpoint,
  changeMembershipRulesEndpoint,
  changePlanEndpoint,
  endMembershipEndpoint,
  giveUpMembershipEndpoint,
  listMembershipsEndpoint,
  listMyMembershipsEndpoint,
  listPlansEndpoint,
  listShelfEndpoint,
  makePlanEndpoint,
  membershipEnding,
  orderMembershipEndpoint,
  type Plan,
  previewMembershipRefundEndpoint,
  readMembershipFiguresEndpoint,
  tryMembershipEndpoint,
} from '../contract.ts'
import { remindOfEnding } from '../operations/give-up-membership.ts'
import { aBuyer, aShop, buys, money, type Shop, wish } from './cast.ts'

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
  await shop.owner.asks(changePlanEndpoint, { ...words, monthly: [], planId, refund: 'none' })
  world.pass(9.5 * day)
  const [held] = await mine(member)
  expect(held).toMatchObject({ refundFen: 2000, holds: true })
  const gives = (refundFen: number) =>
    member.tries(giveUpMembershipEndpoint, { membershipId: present(held).id, refundFen })
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
    await member.asks(actSandboxEndpoint, { paymentId: present(body.paymentId), act: 'pay' })
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
  const inbox = async () => (await member.asks(listTidingsEndpoint, {})).rows
  await expect.poll(inbox).toMatchObject([{ kind: 'membership_ending', readAt: null }])
  await member.asks(readTidingsEndpoint, {})
  expect((await inbox())[0]?.readAt).not.toBeNull()
  expect(await shop.owner.asks(listTidingsEndpoint, {})).toMatchObject({ rows: [] })
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
    { untilDay: '2027-01-31' },
    { refund: 'no_reason', noReasonDays: 31, days: 30 },
    { refund: 'no_reason', noReasonDays: 8, days: 7 },
    { priceFen: 1.5 },
  ] as const) {
    const { communityId, name } = { communityId: shop.community.id, name: '年卡' }
    const ask = { communityId, name, days: 30, priceFen: 3000, ...wrong } as InputOf<typeof makePlanEndpoint>
    expect((await shop.owner.tries(makePlanEndpoint, ask)).status).toBe(400)
  }
})

const rulesOf = (shop: Shop, words: Partial<InputOf<typeof changeMembershipRulesEndpoint>>) =>
  shop.owner.tries(changeMembershipRulesEndpoint, {
    communityId: shop.community.id,
    version: 0,
    mostRefunds: null,
    mostExits: null,
    afterEnd: 'leaves',
    ...words,
  })

test('ME-2: a plan with a fixed last day ends for everybody on that day; nothing of it is sold twice or when it is over', async () => {
  const shop = await aShop(world)
  const day10 = new Date(world.now().getTime() + 10 * day).toISOString().slice(0, 10)
  const plan = await aPlan(shop, { days: null, untilDay: day10, graceDays: 0 })
  const member = await aBuyer(world, shop)
  await subscribes(member, plan)
  const [held] = await mine(member)
  expect(held?.endsAt).toBe(new Date(Date.parse(`${day10}T24:00:00+08:00`)).toISOString())
  const again = () => member.tries(orderMembershipEndpoint, { planId: plan.id, totalFen: 3000, playMoney: true })
  expect((await again()).problem?.code).toBe('commerce.plan_over')
  world.pass(12 * day)
  expect((await again()).problem?.code).toBe('commerce.plan_over')
})

test('ME-4: refunds per person and coming back follow the rules agreed; both are counted from what really ended', async () => {
  const shop = await aShop(world)
  expect((await rulesOf(shop, { mostRefunds: 2, mostExits: 2 })).status).toBe(200)
  expect((await rulesOf(shop, { version: 0 })).problem?.code).toBe('commerce.version_changed')
  const [plan, member] = [await aPlan(shop, { refund: 'no_reason', noReasonDays: 3 }), await aBuyer(world, shop)]
  const leaves = async () => {
    const held = (await mine(member)).find(({ holds, state }) => holds || state === 'upcoming')
    return member.tries(giveUpMembershipEndpoint, { membershipId: present(held).id, refundFen: held?.refundFen ?? 0 })
  }
  await subscribes(member, plan)
  await subscribes(member, plan)
  expect((await leaves()).status, 'a renewal that has not begun is cancelled in one step').toBe(200)
  world.pass(day / 2)
  expect((await leaves()).status).toBe(200)
  await subscribes(member, plan)
  world.pass(day / 2)
  expect((await leaves()).status).toBe(200)
  const back = await member.tries(orderMembershipEndpoint, { planId: plan.id, totalFen: 3000, playMoney: true })
  expect(back.problem).toMatchObject({ code: 'commerce.no_return', facts: { exits: 2 } })
})

test('ME-4: the most refunds that were agreed hold, also for two at the same instant', async () => {
  const shop = await aShop(world)
  await rulesOf(shop, { mostRefunds: 0 })
  const [plan, member] = [await aPlan(shop), await aBuyer(world, shop)]
  await subscribes(member, plan)
  world.pass(day)
  const [held] = await mine(member)
  const given = await member.tries(giveUpMembershipEndpoint, {
    membershipId: present(held).id,
    refundFen: held?.refundFen ?? 0,
  })
  expect(given.problem).toMatchObject({ code: 'commerce.refunds_used', facts: { most: 0 } })
})

test('ME-4: the preview lists what was had at members’ prices; the desk may end it and give back what it decides', async () => {
  const shop = await aShop(world, {
    variants: [{ name: '', priceFen: 1990, onHand: 100, prices: [{ list: 'members', fen: 1500 }] }],
  })
  const [plan, member] = [await aPlan(shop), await aBuyer(world, shop)]
  await subscribes(member, plan)
  await buys(member, shop, { quantity: 2 })
  world.pass(9.5 * day)
  const [held] = await mine(member)
  const membershipId = present(held).id
  expect(await member.asks(previewMembershipRefundEndpoint, { membershipId })).toMatchObject({
    paidFen: 3000,
    refundFen: 2000,
    usedDays: 10,
    days: 30,
    used: [{ kind: 'prices', orders: 1, savedFen: 980 }],
  })
  const stranger = await aBuyer(world, shop, '路人')
  expect((await stranger.tries(previewMembershipRefundEndpoint, { membershipId })).status).toBe(404)
  const ends = (refundFen: number) =>
    shop.owner.tries(endMembershipEndpoint, { membershipId, refundFen, why: '搬家了' })
  expect((await ends(3001)).problem?.code).toBe('commerce.refund_too_much')
  expect((await ends(2500)).body).toMatchObject({ state: 'given_up', refundFen: 0 })
  expect((await ends(1)).problem?.code).toBe('commerce.membership_over')
  expect((await wish(member, shop)).totalFen).toBe(1990)
})

test('members of each day are counted from their rows; who is about to go is found in time', async () => {
  const shop = await aShop(world)
  const plan = await aPlan(shop, { days: 20, graceDays: 0 })
  const [early, late] = [await aBuyer(world, shop, '早早'), await aBuyer(world, shop, '晚晚')]
  await subscribes(early, plan)
  world.pass(10 * day)
  await subscribes(late, plan)
  const due = async () =>
    (await shop.owner.asks(listMembershipsEndpoint, { communityId: shop.community.id, due: 'true' })).rows
  expect((await due()).map(({ person }) => person.name)).toEqual(['早早'])
  await subscribes(early, plan)
  expect(await due()).toEqual([])
  world.pass(11 * day)
  const found = await shop.owner.asks(readMembershipFiguresEndpoint, { communityId: shop.community.id, days: 30 })
  expect(found).toMatchObject({ active: 2, trials: 0, due: 1, paidFen: 9000, refundedFen: 0 })
  const active = found.days.map((one) => one.active)
  expect([active.at(-1), active.at(-5), active.at(-20), active.at(-25)]).toEqual([2, 2, 1, 0])
  expect(found.days.reduce((sum, { begun }) => sum + begun, 0)).toBe(3)
})
