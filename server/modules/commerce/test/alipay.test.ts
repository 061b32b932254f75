/** Paying with Alipay from the first tap to the books, against a gateway that keeps its rules. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Alipay, alipayPublicKey, openAlipay, seller } from '../../../../test/contracts/alipay.ts'
import type { Delivery } from '../../../../test/contracts/clock.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { readBalances } from '../../ledger/index.ts'
import {
  listAttentionEndpoint,
  openPaymentEndpoint,
  readOrderEndpoint,
  refundOrderEndpoint,
  switchProviderEndpoint,
} from '../contract.ts'
import { aBuyer, aShop, orders } from './cast.ts'

let world: World
let gateway: Alipay
async function deliver({ url, headers, body }: Delivery) {
  const answer = await world.web.server.inject({ method: 'POST', url: new URL(url).pathname, headers, payload: body })
  return { status: answer.statusCode, body: answer.payload }
}
beforeAll(async () => {
  gateway = await openAlipay({ now: () => world.now(), deliver })
  const settings = { ALIPAY_URL: gateway.url, PUBLIC_URL: 'https://shop.example' }
  world = await openWorld({ at: '2026-11-22T02:00:00Z', settings })
  await world.work()
})
afterAll(async () => {
  await world.close()
  await gateway.close()
})

async function begun() {
  const shop = await aShop(world)
  const keys = { appId: seller.appId, privateKey: seller.privateKey, alipayPublicKey }
  const words = { provider: 'alipay', active: true, merchant: seller.sellerId } as const
  await shop.owner.asks(switchProviderEndpoint, { ...words, keys })
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  const opened = await buyer.asks(openPaymentEndpoint, { orderId: order.id, provider: 'alipay', way: 'page' })
  await fetch(String(opened.handover.url))
  const reads = () => buyer.asks(readOrderEndpoint, { orderId: order.id })
  const attention = async () => (await shop.owner.asks(listAttentionEndpoint, {})).rows.map(({ why }) => why)
  const money = async () => {
    const found = await world.within(shop.tenant.id, (ctx) =>
      readBalances(ctx, 'money', ['clearing/alipay', 'refunds_due']),
    )
    return Object.fromEntries([...found].filter(([, balance]) => balance !== 0))
  }
  const to = `https://shop.example/api/payments/notices/alipay/${shop.tenant.id}`
  return { shop, order, no: opened.id.slice(4), reads, attention, money, to }
}

test('paid, told, told again, given back: each notice is answered with the one word Alipay waits for', async () => {
  const { shop, order, no, reads, money, to } = await begun()
  gateway.pay(no)
  expect(await gateway.postman.deliverDue()).toMatchObject([{ status: 200, body: 'success' }])
  expect(await deliver(gateway.write(to, no))).toEqual({ status: 200, body: 'success' })
  expect(await reads()).toMatchObject({ state: 'paid', paidFen: 1990 })
  expect(await money()).toEqual({ 'clearing/alipay': 1990 })
  await shop.owner.asks(refundOrderEndpoint, { orderId: order.id, why: '不想要了' })
  await expect.poll(async () => (await reads()).refunds, { timeout: 10_000 }).toMatchObject([{ state: 'done' }])
  expect(await gateway.postman.deliverDue()).toMatchObject([{ body: 'success' }])
  expect(await money()).toEqual({})
})

test('forged: fail, and nothing happens; of another app or seller: fail, and somebody sees it', async () => {
  const { no, reads, attention, to } = await begun()
  gateway.pay(no, { silent: true })
  const { body, ...rest } = gateway.write(to, no)
  expect((await deliver({ ...rest, body: body.replace('19.90', '0.01') })).body).toBe('fail')
  expect((await deliver({ ...rest, body: '' })).body).toBe('fail')
  expect(await attention()).toEqual([])
  expect((await deliver(gateway.write(to, no, { app_id: '2021000000000009' }))).body).toBe('fail')
  expect((await deliver(gateway.write(to, no, { seller_id: '2088000000000009' }))).body).toBe('fail')
  expect((await reads()).state).toBe('unpaid')
  expect(await attention()).toEqual(['foreign', 'foreign'])
})

test('another amount is not taken for payment, and is shown', async () => {
  const { no, reads, to } = await begun()
  gateway.pay(no, { silent: true })
  expect((await deliver(gateway.write(to, no, { total_amount: '0.01' }))).body).toBe('success')
  expect(await reads()).toMatchObject({ state: 'unpaid', attention: 'amount_mismatch' })
})
