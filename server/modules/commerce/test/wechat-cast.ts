/** A shop that takes WeChat Pay, and a WeChat Pay that keeps its rules and reaches our door. */
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Delivery } from '../../../../test/contracts/clock.ts'
import {
  merchant,
  openWechatPay,
  publicKey,
  publicKeyId,
  type WechatPay,
} from '../../../../test/contracts/wechat-pay.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { readBalances } from '../../ledger/index.ts'
import {
  listAttentionEndpoint,
  openPaymentEndpoint,
  type Order,
  readOrderEndpoint,
  switchProviderEndpoint,
} from '../contract.ts'
import { sweepUntold } from '../jobs/sweep-untold.ts'
import { lapseOrders } from '../operations/lapse-orders.ts'
import { aShop, type Shop } from './cast.ts'

export let world: World
export let house: WechatPay

/** Our door, as the provider reaches it. */
export async function deliver({ url, headers, body }: Delivery) {
  const { pathname } = new URL(url)
  const answer = await world.web.server.inject({ method: 'POST', url: pathname, headers, payload: body })
  return { status: answer.statusCode, body: answer.payload }
}

/** Opens both for the stories of a file. */
export function openHouses(): void {
  beforeAll(async () => {
    house = await openWechatPay({ now: () => world.now(), deliver })
    const settings = { WECHAT_PAY_URL: house.url, WECHAT_API_URL: house.url, PUBLIC_URL: 'https://shop.example' }
    world = await openWorld({ at: '2026-11-22T02:00:00Z', settings })
    await world.work()
  })
  afterAll(async () => {
    await world.close()
    await house.close()
  })
  beforeEach(() => void Object.assign(house.faults, { away: false }))
}

const { appid: appId, serial, privateKey, apiV3Key, appSecret } = merchant
export const { mchid } = merchant
export const keys = { appId, serial, privateKey, apiV3Key, appSecret, publicKeyId, publicKey }

export async function aWechatShop(words: Parameters<typeof aShop>[1] = {}): Promise<Shop> {
  const shop = await aShop(world, words)
  await shop.owner.asks(switchProviderEndpoint, { provider: 'wechat', active: true, merchant: mchid, keys })
  return shop
}

/** Begins to pay by a code; the number the provider knows it by. */
export async function opens(buyer: Someone, { id }: Pick<Order, 'id'>): Promise<string> {
  const { id: paymentId } = await buyer.asks(openPaymentEndpoint, { orderId: id, provider: 'wechat', way: 'native' })
  return paymentId.slice(4)
}

export const reads = (buyer: Someone, { id }: Pick<Order, 'id'>): Promise<Order> =>
  buyer.asks(readOrderEndpoint, { orderId: id })

export async function money({ tenant }: Shop): Promise<Record<string, number>> {
  const codes = ['clearing/wechat', 'prepaid', 'unapplied', 'refunds', 'refunds_due']
  const found = await world.within(tenant.id, (ctx) => readBalances(ctx, 'money', codes))
  return Object.fromEntries([...found].filter(([, balance]) => balance !== 0))
}

/** What needs somebody, and why. */
export async function attention({ owner }: Shop): Promise<string[]> {
  const { rows } = await owner.asks(listAttentionEndpoint, {})
  return rows.map(({ kind, why }) => `${kind} ${why}`).sort()
}

export async function lapse({ tenant }: Shop): Promise<void> {
  world.pass(16 * 60_000)
  await world.within(tenant.id, lapseOrders)
}

export const sweep = ({ tenant }: Shop): Promise<void> => world.within(tenant.id, sweepUntold.does)
export const noticesOf = ({ tenant }: Shop): string => `https://shop.example/api/payments/notices/wechat/${tenant.id}`
