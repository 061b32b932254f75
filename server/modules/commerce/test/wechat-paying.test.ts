/** Paying with WeChat Pay, from the first tap to the books; and letters that are not to be believed. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  listProvidersEndpoint,
  openPaymentEndpoint,
  readPayerSignInEndpoint,
  switchProviderEndpoint,
} from '../contract.ts'
import { aBuyer, aShop, orders } from './cast.ts'
import {
  aWechatShop,
  attention,
  deliver,
  house,
  keys,
  mchid,
  money,
  noticesOf,
  openHouses,
  opens,
  reads,
  world,
} from './wechat-cast.ts'

openHouses()

test('scanned, paid, told, shipped from there like any other order; the notice is answered as the provider expects', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  house.pay(await opens(buyer, order))
  expect(await house.postman.deliverDue()).toMatchObject([{ status: 200, body: '{"code":"SUCCESS"}' }])
  expect(await reads(buyer, order)).toMatchObject({ state: 'paid', paidFen: 1990 })
  expect(await money(shop)).toEqual({ 'clearing/wechat': 1990, prepaid: 1990 })
})

test('each way hands over what the device needs; inside WeChat only with the payer’s own id', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const { id: orderId } = await orders(buyer, shop)
  const ask = { orderId, provider: 'wechat' } as const
  const inWechat = await buyer.tries(openPaymentEndpoint, { ...ask, way: 'jsapi' })
  expect(inWechat.problem?.code).toBe('commerce.payer_unknown')
  const call = await buyer.asks(openPaymentEndpoint, { ...ask, way: 'jsapi', openid: 'oPayer00000000000000001' })
  expect(call.handover).toMatchObject({ appId: keys.appId, signType: 'RSA', paySign: expect.any(String) })
  const page = await buyer.asks(openPaymentEndpoint, { ...ask, way: 'h5' })
  expect(page.handover.url).toMatch(/^https:\/\/wx\.tenpay\.com/)
})

test('who signed in inside WeChat pays there: the code they brought begins the payment, once', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const { id: orderId } = await orders(buyer, shop)
  const state = 'f00df00df00df00d'
  const { url } = await buyer.asks(readPayerSignInEndpoint, { orderId, state })
  expect(new URL(url).searchParams.get('redirect_uri')).toBe(`https://shop.example/me/orders/${orderId}/pay`)
  const stranger = await aBuyer(world, shop)
  expect((await stranger.tries(readPayerSignInEndpoint, { orderId, state })).status).toBe(404)
  const ask = { orderId, provider: 'wechat', way: 'jsapi' } as const
  const payerCode = house.signIn('oPayer00000000000000000002')
  const call = await buyer.asks(openPaymentEndpoint, { ...ask, payerCode })
  expect(call.handover.package).toMatch(/^prepay_id=wx/)
  expect(house.house.trades.get(call.id.slice(4))?.openid).toBe('oPayer00000000000000000002')
  const again = await buyer.tries(openPaymentEndpoint, { ...ask, payerCode })
  expect(again.problem?.code).toBe('commerce.provider_refused')
})

test('a shop that cannot learn who pays does not offer to pay inside WeChat', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const waysOf = async () =>
    (await buyer.asks(listProvidersEndpoint, {})).rows.find((one) => one.provider === 'wechat')?.ways
  expect(await waysOf()).toEqual(['jsapi', 'native', 'h5'])
  const { appSecret: _, ...rest } = keys
  await shop.owner.asks(switchProviderEndpoint, { provider: 'wechat', active: true, merchant: mchid, keys: rest })
  expect(await waysOf()).toEqual(['native', 'h5'])
  const { id: orderId } = await orders(buyer, shop)
  const asked = await buyer.tries(readPayerSignInEndpoint, { orderId, state: 'f00df00df00df00d' })
  expect(asked.problem?.code).toBe('commerce.payer_unknown')
})

test('out of reach: the buyer is told to try again, and trying again is the same payment', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const { id: orderId } = await orders(buyer, shop)
  const ask = { orderId, provider: 'wechat', way: 'native' } as const
  house.faults.away = true
  const refused = await buyer.tries(openPaymentEndpoint, ask, { 'idempotency-key': 'tap-twice-1' })
  expect(refused).toMatchObject({ status: 503, problem: { code: 'commerce.provider_unreachable' } })
  house.faults.away = false
  const [one, other] = [
    await buyer.tries(openPaymentEndpoint, ask, { 'idempotency-key': 'tap-twice-1' }),
    await buyer.tries(openPaymentEndpoint, ask, { 'idempotency-key': 'tap-twice-2' }),
  ]
  expect(one.body.id).toBe(other.body.id)
  expect(one.body.handover.code).toMatch(/^weixin:/)
  expect(house.house.trades.has(one.body.id.slice(4))).toBe(true)
})

test('told ten times at once, and again hours later: paid once', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  const no = await opens(buyer, order)
  house.pay(no, { silent: true })
  const to = noticesOf(shop)
  const notice = house.write(to, 'TRANSACTION.SUCCESS', house.describe(no))
  const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(notice)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  expect(await deliver(house.write(to, 'TRANSACTION.SUCCESS', house.describe(no)))).toMatchObject({ status: 200 })
  expect(await money(shop)).toEqual({ 'clearing/wechat': 1990, prepaid: 1990 })
  world.pass(10 * 60_000)
  expect(await deliver(notice)).toMatchObject({ status: 401, body: expect.stringContaining('FAIL') })
})

test('forged, changed, for a tenant without an account: 401, nothing is written', async () => {
  const [shop, other] = [await aWechatShop(), await aShop(world)]
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  const no = await opens(buyer, order)
  house.pay(no, { silent: true })
  const to = noticesOf(shop)
  const notice = house.write(to, 'TRANSACTION.SUCCESS', house.describe(no))
  const probe = { ...notice.headers, 'wechatpay-signature': `WECHATPAY/SIGNTEST/${'A'.repeat(320)}` }
  for (const forged of [
    { ...notice, body: notice.body.replace('EV-', 'EW-') },
    { ...notice, headers: probe },
    { ...notice, headers: { 'content-type': 'application/json' } },
    { ...notice, url: notice.url.replace(shop.tenant.id, other.tenant.id) },
    { ...notice, body: 'x'.repeat(1000), headers: { 'content-type': 'text/plain' } },
  ])
    expect(await deliver(forged)).toMatchObject({ status: 401 })
  expect((await reads(buyer, order)).state).toBe('unpaid')
  expect([...(await attention(shop)), ...(await attention(other))]).toEqual([])
})

test('well signed but of another merchant: refused, and somebody sees it', async () => {
  const shop = await aWechatShop()
  const buyer = await aBuyer(world, shop)
  const order = await orders(buyer, shop)
  const no = await opens(buyer, order)
  house.pay(no, { silent: true })
  const to = noticesOf(shop)
  const foreign = { ...house.describe(no), mchid: '1900009999' }
  expect(await deliver(house.write(to, 'TRANSACTION.SUCCESS', foreign))).toMatchObject({ status: 401 })
  expect((await reads(buyer, order)).state).toBe('unpaid')
  expect(await attention(shop)).toEqual(['notice foreign'])
})

test('keys nobody could be asked with are refused where they are typed, and never shown again', async () => {
  const shop = await aShop(world)
  const words = { provider: 'wechat', active: true, merchant: mchid } as const
  const wrong = await shop.owner.tries(switchProviderEndpoint, { ...words, keys: { ...keys, apiV3Key: 'short' } })
  expect(wrong.problem).toMatchObject({ code: 'commerce.key_wrong', facts: { field: 'apiV3Key' } })
  const without = await shop.owner.tries(switchProviderEndpoint, words)
  expect(without.problem?.code).toBe('commerce.key_wrong')
  const right = await shop.owner.tries(switchProviderEndpoint, { ...words, keys })
  const { rows } = await world.within(shop.tenant.id, (ctx) =>
    sql`select about from identity.audit where tenant_id = ${shop.tenant.id}`.execute(ctx.tables<unknown>()),
  )
  expect(JSON.stringify(rows)).toContain(mchid)
  for (const shown of [right.body, rows]) expect(JSON.stringify(shown)).not.toContain(keys.apiV3Key)
})
