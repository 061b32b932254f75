import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aBuyer, aShop, orders, wish } from './cast.ts'
import { aTenant } from '../../identity/test/cast.ts'
import {
  actSandboxEndpoint,
  listPaymentSettingsEndpoint,
  listProvidersEndpoint,
  openPaymentEndpoint,
  placeOrderEndpoint,
  switchProviderEndpoint,
} from '../contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a shop for trying out starts with play money alone, and what was set up is shown without any secret', async () => {
  const { owner } = await aTenant(world)
  const before = await owner.asks(listPaymentSettingsEndpoint, {})
  expect(before.rows.map(({ provider, active, hasKeys }) => [provider, active, hasKeys])).toEqual([
    ['sandbox', true, false],
    ['wechat', false, false],
    ['alipay', false, false],
  ])
  await owner.asks(switchProviderEndpoint, { provider: 'wechat', active: false, merchant: '1900000001' })
  await owner.asks(switchProviderEndpoint, { provider: 'sandbox', active: false })
  const { rows } = await owner.asks(listPaymentSettingsEndpoint, {})
  expect(rows[0]).toEqual({ provider: 'sandbox', active: false, merchant: '', hasKeys: false })
  expect(rows[1]).toEqual({ provider: 'wechat', active: false, merchant: '1900000001', hasKeys: false })
})

test('play money buys nothing before an owner has switched it on', async () => {
  const selling = await openWorld({ settings: { PLAY_MONEY: 'false' } })
  const shop = await aShop(selling)
  const buyer = await aBuyer(selling, shop)
  const placed = await buyer.asks(placeOrderEndpoint, { ...(await wish(buyer, shop)), playMoney: true })
  expect(placed.paymentId).toBeNull()
  expect((await buyer.asks(listProvidersEndpoint, {})).rows).toEqual([])
  const refused = await buyer.tries(openPaymentEndpoint, { orderId: placed.id })
  expect([refused.status, refused.problem?.code]).toEqual([409, 'commerce.payments_off'])
  await shop.owner.asks(switchProviderEndpoint, { provider: 'sandbox', active: true })
  const payment = await buyer.asks(openPaymentEndpoint, { orderId: placed.id })
  await shop.owner.asks(switchProviderEndpoint, { provider: 'sandbox', active: false })
  const act = { paymentId: payment.id, act: 'pay' } as const
  expect((await buyer.tries(actSandboxEndpoint, act)).problem?.code).toBe('commerce.provider_off')
  await shop.owner.asks(switchProviderEndpoint, { provider: 'sandbox', active: true })
  expect((await buyer.asks(actSandboxEndpoint, act)).state).toBe('paid')
  expect((await orders(buyer, shop)).state).toBe('unpaid')
  await selling.close()
})
