/** What stands in the log of a node that takes payments, whatever goes wrong. */
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { merchant, openWechatPay, publicKey, publicKeyId } from '../../../../test/contracts/wechat-pay.ts'
import { openWorld } from '../../../../test/world.ts'
import { openPaymentEndpoint, switchProviderEndpoint } from '../contract.ts'
import { declareOrigin } from '../origins.ts'
import { aBuyer, aShop, orders, recipient } from './cast.ts'

test('no secret and nothing personal stands in the log when notices are forged, get stuck, or nobody answers', async () => {
  const lines: string[] = []
  const sink = new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) })
  const house = await openWechatPay({ now: () => world.now() })
  const settings = { WECHAT_PAY_URL: house.url, PUBLIC_URL: 'https://shop.example' }
  const world = await openWorld({ at: '2026-11-22T02:00:00Z', settings, log: pino({ level: 'trace' }, sink) })
  const { appid: appId, serial, privateKey, apiV3Key, mchid } = merchant
  const keys = { appId, serial, privateKey, apiV3Key, publicKeyId, publicKey }
  const openid = 'oSecretPayer000000000001'
  const shop = await aShop(world)
  await shop.owner.asks(switchProviderEndpoint, { provider: 'wechat', active: true, merchant: mchid, keys })
  const buyer = await aBuyer(world, shop)
  const { id: orderId } = await orders(buyer, shop)
  const ask = { orderId, provider: 'wechat', way: 'jsapi', openid } as const
  house.faults.away = true
  expect((await buyer.tries(openPaymentEndpoint, ask)).status).toBe(503)
  house.faults.away = false
  const no = (await buyer.asks(openPaymentEndpoint, ask)).id.slice(4)
  house.pay(no, { silent: true })
  declareOrigin('shop', { paid: () => Promise.reject(new Error('broken')) })
  const url = `/api/payments/notices/wechat/${shop.tenant.id}`
  const { headers, body } = house.write(url, 'TRANSACTION.SUCCESS', house.describe(no))
  const sends = async (payload: string) =>
    (await world.web.server.inject({ method: 'POST', url, headers, payload })).statusCode
  expect([await sends(`${body} `), await sends(body)]).toEqual([401, 500])
  declareOrigin('shop', {})
  await world.close()
  await house.close()
  const said = lines.join('')
  expect(said).toContain('cannot be believed')
  expect(said).toContain('told again')
  for (const secret of [apiV3Key, privateKey.slice(60, 100), openid, recipient.phone, recipient.name])
    expect(said).not.toContain(secret)
})
