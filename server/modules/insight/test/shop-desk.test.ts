/** What waits in the shop stands on 今日 of those who stand at its desk, and of nobody else. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { shipOrderEndpoint } from '../../commerce/contract.ts'
import { aBuyer, aShop, buys, orders, pays } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { applyEndpoint, decidePromoterEndpoint } from '../../distribution/contract.ts'
import { aPromotedShop } from '../../distribution/test/cast.ts'
import { proveBooksEndpoint } from '../../ledger/contract.ts'
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

const moneyItems = async (someone: Someone) =>
  (await someone.asks(readTodayEndpoint, {})).items
    .filter(({ kind }) => /^(books_differ|withdrawals_waiting|promoters_applied)$/.test(kind))
    .map(({ kind, count, urgency }) => [kind, count, urgency])

test('a proof that failed and promoters who wait are told to those who decide on money, until they are dealt with', async () => {
  const shop = await aPromotedShop(world)
  const member = await aBuyer(world, shop)
  await member.asks(applyEndpoint, {})
  expect(await moneyItems(shop.owner)).toEqual([['promoters_applied', 1, 1]])
  await world.within(shop.tenant.id, async (ctx) => {
    await sql`insert into ledger.proofs (tenant_id, id, at, accounts, entries, differences)
      values (${ctx.tenantId}, 'prf_odd', ${ctx.now}, 1, 2, '[{"code":"sales"}]')`.execute(ctx.tables())
  })
  expect(await moneyItems(shop.owner)).toEqual([
    ['books_differ', 1, 3],
    ['promoters_applied', 1, 1],
  ])
  expect(await moneyItems(member)).toEqual([])
  world.pass(1000)
  await shop.owner.asks(proveBooksEndpoint, {})
  await shop.owner.asks(decidePromoterEndpoint, { personId: member.id, act: 'approve' })
  expect(await moneyItems(shop.owner)).toEqual([])
})
