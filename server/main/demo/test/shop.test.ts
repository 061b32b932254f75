import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLead } from '../../../../test/journeys/sample-life.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import * as commerce from '../../../modules/commerce/contract.ts'
import type { Someone } from '../../../modules/identity/test/cast.ts'
import { listActivitiesEndpoint } from '../../../modules/promotions/contract.ts'
import { foundDemo } from '../found-demo.ts'

let world: World
let owner: Someone
beforeAll(async () => {
  world = await openWorld()
  await foundDemo(world.ground, () => {})
  owner = await aLead(world, 'owner')
}, 120_000)
afterAll(() => world.close())

test('the sample sells a dozen goods in their categories, each with a picture that is there', async () => {
  const { rows } = await owner.asks(commerce.listProductsEndpoint, { limit: 100 })
  expect(rows).toHaveLength(12)
  for (const { pictures, categoryId, shownAt, title } of rows) {
    expect([title, pictures.length, categoryId !== null, shownAt !== null]).toEqual([title, 1, true, true])
    const answer = await owner.fetches(`/pictures/${pictures[0]?.id}/small`)
    expect(answer.headers['content-type']).toBe('image/webp')
  }
})

test('its orders stand in every state, with something for a person to look after', async () => {
  const { states, toShip, attention } = await owner.asks(commerce.countOrdersEndpoint, {})
  for (const state of ['unpaid', 'paid', 'shipped', 'received', 'cancelled', 'refunded'])
    expect([state, (states[state] ?? 0) > 0]).toEqual([state, true])
  expect(toShip).toBeGreaterThan(1)
  expect(attention).toBeGreaterThan(1)
})

test('a group buy runs, a flash sale is over, coupons and memberships were taken', async () => {
  const { rows } = await owner.asks(listActivitiesEndpoint, {})
  expect(rows.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual(['flash_sale ended', 'group_buy running'])
  const [coupon] = (await owner.asks(commerce.listCouponsEndpoint, {})).rows
  expect([coupon && coupon.issued > 2, coupon && coupon.used > 2]).toEqual([true, true])
  expect((await owner.asks(commerce.listMembershipsEndpoint, {})).rows.length).toBeGreaterThan(3)
})

test('the visitor who plays a member has bought something', async () => {
  const member = await aLead(world, 'member')
  expect((await member.asks(commerce.listMyOrdersEndpoint, {})).rows.length).toBeGreaterThan(2)
})
