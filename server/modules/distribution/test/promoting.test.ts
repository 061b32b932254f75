import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { finishOrders } from '../../commerce/operations/finish-orders.ts'
import { aBuyer, buys, type Shop } from '../../commerce/test/cast.ts'
import { confirmReceiptEndpoint, shipOrderEndpoint } from '../../commerce/contract.ts'
import type { Someone } from '../../identity/test/cast.ts'
import {
  applyEndpoint,
  askWithdrawalEndpoint,
  decideWithdrawalEndpoint,
  endBindingEndpoint,
  listBindingsEndpoint,
  listCommissionsEndpoint,
  listMyCustomersEndpoint,
  listPromotersEndpoint,
  listWithdrawalsEndpoint,
  readMyPromotionEndpoint,
  readMyStatementEndpoint,
} from '../contract.ts'
import { followOrder } from '../operations/follow-order.ts'
import { aPromotedShop, aPromoter, follows } from './cast.ts'

let world: World
const day = 86_400_000
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

async function sells(shop: Shop, buyer: Someone): Promise<string> {
  const { id } = await buys(buyer, shop)
  const follow = () => world.within(shop.tenant.id, (ctx) => followOrder(ctx, id))
  await follow()
  await shop.owner.asks(shipOrderEndpoint, { orderId: id, carrier: '顺丰', tracking: 'SF0001' })
  await buyer.asks(confirmReceiptEndpoint, { orderId: id })
  await follow()
  world.pass(7 * day + 1000)
  await world.within(shop.tenant.id, finishOrders)
  await follow()
  return id
}

test('CM-8 满额: who applies must have bought for so much; the reason says how much is missing, and joining stays free', async () => {
  const shop = await aPromotedShop(world, { priceFen: 5000, rules: { spentFen: 5000 } })
  const member = await aBuyer(world, shop)
  const applies = () => member.tries(applyEndpoint, {})
  expect((await applies()).problem).toMatchObject({
    code: 'distribution.spent_too_little',
    facts: { leastFen: 5000, spentFen: 0 },
  })
  await buys(member, shop)
  expect((await applies()).status).toBe(200)
  const { rows } = await shop.owner.asks(listPromotersEndpoint, { state: 'applied' })
  expect(rows).toHaveLength(1)
  expect((await shop.owner.asks(listPromotersEndpoint, { state: 'active' })).rows).toEqual([])
})

test('a promoter sees customers by their first letter only, and each movement of what may be withdrawn', async () => {
  const shop = await aPromotedShop(world, { priceFen: 10_000 })
  const { who, code } = await aPromoter(world, shop, '推推')
  const buyer = await aBuyer(world, shop, '何苗苗')
  await follows(buyer, code)
  expect((await who.asks(readMyStatementEndpoint, {})).rows).toEqual([])
  await sells(shop, buyer)
  const customers = await who.asks(listMyCustomersEndpoint, {})
  expect(customers.rows).toMatchObject([{ name: '何**', endedWhy: null }])
  expect(JSON.stringify(customers)).not.toContain('苗')
  const { id } = await who.asks(askWithdrawalEndpoint, { amountFen: 400 })
  await shop.owner.asks(decideWithdrawalEndpoint, { withdrawalId: id, act: 'decline', answer: '资料不全' })
  const { opening, closing, rows } = await who.asks(readMyStatementEndpoint, {})
  expect([opening, closing]).toEqual([0, 1000])
  expect(rows.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
    ['withdrawal_declined', 400],
    ['withdrawal_asked', -400],
    ['commission_available', 1000],
  ])
  expect((await buyer.tries(readMyStatementEndpoint, {})).problem?.code).toBe('distribution.not_a_promoter')
  expect(await who.asks(readMyPromotionEndpoint, {})).toMatchObject({ leastFen: 100, realNameFen: 80_000 })
})

test('commission is found by its state, and tells from when on it is free', async () => {
  const shop = await aPromotedShop(world, { priceFen: 10_000 })
  const { code } = await aPromoter(world, shop, '推推')
  const buyer = await aBuyer(world, shop)
  await follows(buyer, code)
  const { id } = await buys(buyer, shop)
  const follow = () => world.within(shop.tenant.id, (ctx) => followOrder(ctx, id))
  await follow()
  const inState = async (state: 'pending' | 'frozen') =>
    (await shop.owner.asks(listCommissionsEndpoint, { state })).rows
  expect(await inState('pending')).toMatchObject([{ availableFrom: null }])
  await shop.owner.asks(shipOrderEndpoint, { orderId: id, carrier: '顺丰', tracking: 'SF0001' })
  await buyer.asks(confirmReceiptEndpoint, { orderId: id })
  await follow()
  expect(await inState('pending')).toEqual([])
  const [frozen] = await inState('frozen')
  expect(Date.parse(frozen?.availableFrom ?? '') - world.now().getTime()).toBeGreaterThan(6.9 * day)
})

test('CM-10: a binding is ended at the desk once, with the reason in the log; history stays', async () => {
  const shop = await aPromotedShop(world)
  const { code } = await aPromoter(world, shop, '推推')
  const buyer = await aBuyer(world, shop)
  await follows(buyer, code)
  const read = async () => (await shop.owner.asks(listBindingsEndpoint, { personId: buyer.id })).rows
  const [bound] = await read()
  const ends = (why: string) => shop.owner.tries(endBindingEndpoint, { bindingId: present(bound).id, why })
  expect((await ends(' ')).status).toBe(400)
  const both = await Promise.all([ends('客户要求'), ends('客户要求')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await read()).toMatchObject([{ endedWhy: 'by_shop' }])
})

test('withdrawals that wait are told from those that are done', async () => {
  const shop = await aPromotedShop(world, { priceFen: 10_000 })
  const { who, code } = await aPromoter(world, shop, '推推')
  const buyer = await aBuyer(world, shop)
  await follows(buyer, code)
  await sells(shop, buyer)
  const { id } = await who.asks(askWithdrawalEndpoint, { amountFen: 400 })
  const count = async (open: 'true' | 'false') =>
    (await shop.owner.asks(listWithdrawalsEndpoint, { open })).rows.map(({ hasRealName }) => hasRealName)
  expect(await count('true')).toEqual([false])
  await shop.owner.asks(decideWithdrawalEndpoint, { withdrawalId: id, act: 'decline', answer: '资料不全' })
  expect(await count('true')).toEqual([])
  expect(await count('false')).toEqual([false])
})
