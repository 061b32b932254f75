/** What waits in the shop stands on 今日 of those who stand at its desk, and of nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { shipOrderEndpoint } from '../../commerce/contract.ts'
import { aBuyer, aShop, buys, orders, pays } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { readTodayEndpoint } from '../contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const shopItems = async (someone: Someone) =>
  (await someone.asks(readTodayEndpoint, {})).items
    .filter(({ kind }) => kind === 'orders_to_ship' || kind === 'shop_attention')
    .map(({ kind, count, urgency }) => ({ kind, count, urgency }))

test('orders to ship and odd payments wait for operators, one line each', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  expect(await shopItems(shop.owner)).toEqual([])
  const bought = await buys(buyer, shop)
  await buys(buyer, shop, { delivery: 'code' })
  await pays(buyer, await orders(buyer, shop), 'pay_short')
  const [odd, toShip] = await shopItems(shop.owner)
  expect(odd).toMatchObject({ kind: 'shop_attention', urgency: 3 })
  expect(odd?.count).toBeGreaterThan(0)
  expect(toShip).toEqual({ kind: 'orders_to_ship', count: 1, urgency: 2 })
  expect(await shopItems(buyer)).toEqual([])
  await shop.owner.asks(shipOrderEndpoint, { orderId: bought.id, carrier: '中通快递', tracking: 'ZT200000001' })
  expect((await shopItems(shop.owner)).map(({ kind }) => kind)).toEqual(['shop_attention'])
})
