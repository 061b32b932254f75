import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aMember } from '../../community/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  cancelOrderEndpoint,
  giveCouponEndpoint,
  listCouponsEndpoint,
  listOfferedCouponsEndpoint,
  refundOrderEndpoint,
  type TakenCouponId,
  tryMembershipEndpoint,
} from '../contract.ts'
import { giveCoupon } from '../operations/give-coupon.ts'
import { aBuyer, aShop, buys, pays } from './cast.ts'
import {
  aPlan,
  day,
  differences,
  gives,
  inbox,
  makes,
  mine,
  ordersWith,
  outcomes,
  subscribes,
  takes,
} from './coupon-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  await world.work()
})
afterAll(() => world.close())

test('CO-1 赠送: told row by row who has it and who not; said again, nobody gets a second; a word in each inbox', async () => {
  const shop = await aShop(world)
  const coupon = await makes(shop, { way: 'gift', total: 3 })
  const people = [await aBuyer(world, shop, '甲'), await aBuyer(world, shop, '乙'), await aBuyer(world, shop, '丙')]
  const stranger = await aBuyer(world, await aShop(world), '外人')
  const [a, b, c] = people as [Someone, Someone, Someone]
  expect((await takes(a, shop, coupon)).status, 'nobody takes what is given').toBe(404)
  expect((await a.asks(listOfferedCouponsEndpoint, { communityId: shop.community.id })).rows).toEqual([])
  expect((await gives(shop, coupon, [a], 'first-gift')).body.rows).toMatchObject([
    { name: '甲', outcome: 'given', why: null },
  ])
  const list = [a, stranger, b, c]
  const { body } = await gives(shop, coupon, list, 'second-gift')
  const told = ['commerce.coupon_limit', 'commerce.not_seated_here', 'given', 'given']
  expect(outcomes(body.rows)).toEqual(told)
  expect(body.coupon.issued).toBe(3)
  expect(outcomes((await gives(shop, coupon, list, 'second-gift')).body.rows)).toEqual([
    'commerce.coupon_limit',
    'commerce.not_seated_here',
    'already',
    'already',
  ])
  expect(await mine(b)).toMatchObject([{ got: 'gift', state: 'unused' }])
  expect(await inbox(b)).toMatchObject([{ kind: 'coupon_given', facts: { title: '立减三元' } }])
  expect(
    (
      await a.tries(giveCouponEndpoint, {
        couponId: coupon.id,
        key: 'own-gift-1',
        to: { by: 'people', personIds: [a.id] },
      })
    ).status,
  ).toBe(403)
  expect(await differences(world, shop)).toEqual([])
})

test('CO-1 赠送 by a list of names: whoever is not there or shares a name is told, not guessed', async () => {
  const shop = await aShop(world)
  const coupon = await makes(shop, { way: 'gift', total: 2 })
  for (const name of ['程远', '阿德', '阿德', '何苗', '小满']) await aMember(world, shop, { name })
  const names = ['程远', '阿德', '没这个人', '何苗', '小满']
  const to = { by: 'names' as const, communityId: shop.community.id, names }
  const { rows } = await shop.owner.asks(giveCouponEndpoint, { couponId: coupon.id, key: 'by-names-1', to })
  expect(rows.map(({ name }) => name)).toEqual(names)
  expect(outcomes(rows)).toEqual([
    'given',
    'commerce.several_called_so',
    'commerce.nobody_called_so',
    'given',
    'commerce.coupon_gone',
  ])
})

test('CO-1: newcomers and members are looked at when it comes to them, taken or given', async () => {
  const shop = await aShop(world)
  const [fresh, bought] = [await aBuyer(world, shop, '新人'), await aBuyer(world, shop, '买过')]
  await buys(bought, shop, { delivery: 'none' })
  const welcome = await makes(shop, { way: 'newcomers' })
  expect(outcomes((await gives(shop, welcome, [fresh, bought])).body.rows)).toEqual([
    'given',
    'commerce.coupon_for_newcomers',
  ])
  const card = await makes(shop, { way: 'members' })
  const plan = await aPlan(shop, { trialDays: 3 })
  const offered = async (one: Someone) =>
    (await one.asks(listOfferedCouponsEndpoint, { communityId: shop.community.id })).rows
      .filter(({ id }) => id === card.id)
      .map(({ barred }) => barred)
  expect(await offered(bought)).toEqual(['no_member'])
  expect((await takes(bought, shop, card)).problem?.code).toBe('commerce.coupon_for_members')
  await fresh.asks(tryMembershipEndpoint, { planId: plan.id })
  expect((await takes(fresh, shop, card)).problem?.code, 'a trial is not paid').toBe('commerce.coupon_for_members')
  await subscribes(bought, plan)
  expect(await offered(bought)).toEqual([null])
  expect((await takes(bought, shop, card)).body.got).toBe('members')
  expect(outcomes((await gives(shop, card, [fresh])).body.rows)).toEqual(['commerce.coupon_for_members'])
  world.pass(34 * day)
  const later = await makes(shop, { way: 'members' })
  expect((await takes(bought, shop, later)).problem?.code).toBe('commerce.coupon_for_members')
})

test('never: promo-code limits bypassed by parallel or repeated requests, whatever the way (Hi.Events)', async () => {
  const shop = await aShop(world)
  const coupon = await makes(shop, { total: 7, perPerson: 2 })
  const people = [await aBuyer(world, shop, '甲'), await aBuyer(world, shop, '乙'), await aBuyer(world, shop, '丙')]
  const rush = Array.from({ length: 4 }, () => [
    ...people.map(async (one) => Number((await takes(one, shop, coupon)).status === 200)),
    ...[people, people.toReversed()].map(async (list) => {
      const { rows } = (await gives(shop, coupon, list)).body
      return rows.filter(({ outcome }) => outcome === 'given').length
    }),
  ])
  const got = (await Promise.all(rush.flat())).reduce((sum, one) => sum + one, 0)
  const held = await Promise.all(people.map(async (one) => (await mine(one)).length))
  expect(held).toEqual([2, 2, 2])
  expect(got).toBe(6)
  expect(await differences(world, shop)).toEqual([])
})

test('the last coupons go to as many as there are, by every way at the same instant', async () => {
  const shop = await aShop(world)
  const coupon = await makes(shop, { total: 5, perPerson: 1 })
  const people: Someone[] = []
  while (people.length < 9) people.push(await aBuyer(world, shop, `人${people.length}`))
  const [takers, given, winners] = [people.slice(0, 3), people.slice(3, 6), people.slice(6)]
  await Promise.all([
    ...takers.map((one) => takes(one, shop, coupon)),
    gives(shop, coupon, given),
    gives(shop, coupon, given.toReversed()),
    ...winners.map(({ id }) => world.within(shop.tenant.id, (ctx) => giveCoupon(ctx, coupon.id, id))),
  ])
  const held = await Promise.all(people.map(async (one) => (await mine(one)).length))
  expect(held.reduce((sum, one) => sum + one, 0)).toBe(5)
  expect(Math.max(...held)).toBe(1)
  expect((await shop.owner.asks(listCouponsEndpoint, {})).rows).toMatchObject([{ issued: 5 }])
  expect(await differences(world, shop)).toEqual([])
})

test('a gift sent twice at the same instant is given once', async () => {
  const shop = await aShop(world)
  const coupon = await makes(shop, { way: 'gift', perPerson: 5 })
  const people = [await aBuyer(world, shop, '甲'), await aBuyer(world, shop, '乙')]
  const answers = await Promise.all([1, 2, 3, 4].map(() => gives(shop, coupon, people, 'pressed-twice')))
  const given = answers.flatMap(({ body }) => body.rows).filter(({ outcome }) => outcome === 'given')
  expect(given).toHaveLength(2)
  for (const one of people) expect(await mine(one)).toHaveLength(1)
  for (const one of people) expect(await inbox(one)).toHaveLength(1)
  expect(await differences(world, shop)).toEqual([])
})

test('CO-4: a paid order that is wholly undone before anything was handed over gives its coupon back; a part of it does not', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  const coupon = await makes(shop, { perPerson: 3 })
  const buysWith = async () => {
    const { body } = await takes(buyer, shop, coupon)
    return (await pays(buyer, await ordersWith(buyer, shop, body.id))).order
  }
  const whole = await buysWith()
  await shop.owner.asks(refundOrderEndpoint, { orderId: whole.id, why: '不要了', backToStock: true })
  expect((await mine(buyer)).map(({ state }) => state)).toEqual(['unused'])
  const part = await buysWith()
  const half = [{ line: 0, quantity: 0, amountFen: 500 }]
  await shop.owner.asks(refundOrderEndpoint, { orderId: part.id, lines: half, why: '有破损' })
  await shop.owner.asks(refundOrderEndpoint, { orderId: part.id, why: '还是不要了', backToStock: true })
  expect((await mine(buyer)).map(({ state }) => state).sort()).toEqual(['unused', 'used'])
  const free = (await mine(buyer)).find(({ state }) => state === 'unused')
  const unpaid = await ordersWith(buyer, shop, free?.id as TakenCouponId)
  await buyer.asks(cancelOrderEndpoint, { orderId: unpaid.id })
  expect((await mine(buyer)).map(({ state }) => state).sort()).toEqual(['unused', 'used'])
  expect(await differences(world, shop)).toEqual([])
})
