/** Our own WeChat Pay against the server that keeps the rules. */
import { createPublicKey } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Letter } from '../../server/kernel/route.ts'
import type { ProviderAccount } from '../../server/modules/commerce/providers/provider.ts'
import { ForgedLetter, ProviderAway, ProviderRefusal } from '../../server/modules/commerce/providers/refusals.ts'
import { wrongKey } from '../../server/modules/commerce/providers/wechat/account.ts'
import { readBill } from '../../server/modules/commerce/providers/wechat/bills.ts'
import { readNotice } from '../../server/modules/commerce/providers/wechat/notices.ts'
import { payerOf, signInUrl } from '../../server/modules/commerce/providers/wechat/payers.ts'
import { askRefund, refundTrade } from '../../server/modules/commerce/providers/wechat/refunds.ts'
import { isSigned } from '../../server/modules/commerce/providers/wechat/sign.ts'
import { askTrade, closeTrade, openTrade } from '../../server/modules/commerce/providers/wechat/trades.ts'
import { deskAt, ownKeys } from './wechat-desk.ts'
import { merchant, openWechatPay, publicKey, publicKeyId, type WechatPay } from './wechat-pay.ts'
import keys from './keys.json' with { type: 'json' }

let at = Date.parse('2026-11-22T02:00:00Z')
const now = () => new Date(at)
let house: WechatPay
let old: WechatPay
beforeAll(async () => {
  house = await openWechatPay({ now })
  old = await openWechatPay({ now, mode: 'certificates' })
})
afterAll(async () => {
  await house.close()
  await old.close()
})
beforeEach(() => void Object.assign(house.faults, { away: false, tampered: false, unsigned: false, stumbling: false }))

const { appId } = ownKeys
const { account, payment, paid, refundOf } = deskAt(() => house, now)
const withCertificates = () => account({ keys: ownKeys, host: old.url })

describe('payments', () => {
  test('each way hands over what the device needs', async () => {
    expect(await openTrade(account(), payment())).toEqual({ code: expect.stringMatching(/^weixin:/) })
    const { url } = await openTrade(account(), payment({ way: 'h5' }))
    expect(new URL(url as string).searchParams.get('redirect_url')).toBe('https://shop.example/pay/x')
    const call = await openTrade(account(), payment({ way: 'jsapi' }))
    expect(call).toMatchObject({ appId, signType: 'RSA', package: expect.stringMatching(/^prepay_id=wx/) })
    const text = `${call.appId}\n${call.timeStamp}\n${call.nonceStr}\n${call.package}\n`
    const [timestamp, nonce, body] = [appId, String(call.timeStamp), Buffer.from(`${call.nonceStr}\n${call.package}`)]
    expect(text).toContain('prepay_id')
    expect(isSigned(createPublicKey(keys.merchant.publicKey), { timestamp, nonce }, body, String(call.paySign))).toBe(
      true,
    )
  })

  test('begun twice under one number it is one payment', async () => {
    const one = payment()
    expect(await openTrade(account(), one)).toEqual(await openTrade(account(), one))
  })

  test('asked after: open, paid, closed, given back; and closing one that is paid is refused', async () => {
    const one = payment()
    expect(await askTrade(account(), one.tradeNo)).toEqual({ state: 'open' })
    await openTrade(account(), one)
    expect(await askTrade(account(), one.tradeNo)).toEqual({ state: 'open' })
    await closeTrade(account(), one.tradeNo)
    expect(await askTrade(account(), one.tradeNo)).toEqual({ state: 'over' })
    const other = await paid()
    expect(await askTrade(account(), other.tradeNo)).toMatchObject({ state: 'paid', notice: { amountFen: 1990 } })
    await expect(closeTrade(account(), other.tradeNo)).rejects.toMatchObject({ code: 'ORDERPAID' })
    await refundTrade(account(), refundOf(other))
    expect(await askTrade(account(), other.tradeNo)).toMatchObject({ state: 'refunded' })
  })

  test('closing what never arrived there is done already', async () => {
    await expect(closeTrade(account(), 'nobody000')).resolves.toBeUndefined()
  })

  test('an answer changed on the way, unsigned, or none at all: out of reach, never believed', async () => {
    for (const fault of ['tampered', 'unsigned', 'away', 'stumbling'] as const) {
      house.faults[fault] = true
      await expect(openTrade(account(), payment())).rejects.toThrow(ProviderAway)
      house.faults[fault] = false
    }
  })

  test('a wrong key of ours is a refusal with its code', async () => {
    const wrong = account({ keys: { ...ownKeys, privateKey: keys.alipay.privateKey, publicKeyId, publicKey } })
    await expect(openTrade(wrong, payment())).rejects.toThrow(ProviderRefusal)
  })
})

describe('refunds', () => {
  test('sent, done, asked again under their number; never arrived, sent by asking', async () => {
    const refund = refundOf(await paid())
    expect(await askRefund(account(), refund)).toEqual({ state: 'sent' })
    expect(await refundTrade(account(), refund)).toEqual({ state: 'sent' })
    house.endRefund(refund.refundNo, 'SUCCESS')
    expect(await askRefund(account(), refund)).toEqual({ state: 'done' })
  })

  test('refused with the reason; abnormal is for somebody to look at', async () => {
    const one = await paid()
    const tooMuch = await refundTrade(account(), refundOf(one, { amountFen: 1991 }))
    expect(tooMuch).toEqual({ state: 'refused', reason: 'INVALID_REQUEST' })
    const refund = refundOf(one)
    await refundTrade(account(), refund)
    house.endRefund(refund.refundNo, 'ABNORMAL')
    expect(await askRefund(account(), refund)).toEqual({ state: 'refused', reason: 'ABNORMAL' })
  })
})

describe('notices', () => {
  const written = async () => {
    const one = await paid()
    const { headers, body } = house.write('https://x.example', 'TRANSACTION.SUCCESS', house.describe(one.tradeNo))
    const letter: Letter = { headers, body: Buffer.from(body) }
    return { one, letter }
  }

  test('read in our own words', async () => {
    const { one, letter } = await written()
    const heard = await readNotice(account(), letter)
    expect(heard).toMatchObject({ kind: 'paid', notice: { tradeNo: one.tradeNo, amountFen: 1990, paidAt: now() } })
  })

  test('any letter changed, any header changed, an old one, an unknown serial, another merchant’s key: refused', async () => {
    const { letter } = await written()
    const flipped = Buffer.from(letter.body)
    flipped[40] = (flipped[40] ?? 0) ^ 1
    const changed: [Letter, Partial<ProviderAccount>][] = [
      [{ ...letter, body: flipped }, {}],
      [{ ...letter, headers: { ...letter.headers, 'wechatpay-nonce': 'other' } }, {}],
      [{ ...letter, headers: { ...letter.headers, 'wechatpay-timestamp': String(at / 1000 + 1) } }, {}],
      [{ ...letter, headers: { ...letter.headers, 'wechatpay-serial': 'PUB_KEY_ID_0000' } }, {}],
      [{ ...letter, headers: {} }, {}],
      [letter, { at: new Date(at + 301_000) }],
      [letter, { at: new Date(at - 301_000) }],
      [letter, { keys: { ...ownKeys, apiV3Key: 'x'.repeat(32), publicKeyId, publicKey } }],
    ]
    for (const [forged, over] of changed) {
      await expect(readNotice(account(over), forged)).rejects.toThrow(ForgedLetter)
    }
  })

  test('of another merchant or app: foreign', async () => {
    const told = house.describe((await paid()).tradeNo)
    for (const over of [{ mchid: '1900000999' }, { appid: 'wx0000000000000000' }]) {
      const { headers, body } = house.write('https://x.example', 'TRANSACTION.SUCCESS', { ...told, ...over })
      expect(await readNotice(account(), { headers, body: Buffer.from(body) })).toMatchObject({ kind: 'foreign' })
    }
  })
})

test('platform certificates: downloaded, believed, and changed while in use', async () => {
  const one = payment()
  await openTrade(withCertificates(), one)
  old.rotate()
  at += 120_000
  await openTrade(withCertificates(), { ...one, expiresAt: one.expiresAt })
  old.pay(one.tradeNo)
  const { headers, body } = old.write('https://x.example', 'TRANSACTION.SUCCESS', old.describe(one.tradeNo))
  expect(await readNotice(withCertificates(), { headers, body: Buffer.from(body) })).toMatchObject({ kind: 'paid' })
  const forged = { ...headers, 'wechatpay-serial': '00'.repeat(20) }
  await expect(readNotice(withCertificates(), { headers: forged, body: Buffer.from(body) })).rejects.toThrow(
    ForgedLetter,
  )
})

test('the bill of a day: payments, refunds below zero, proved by its hash; none before ten, empty without trade', async () => {
  expect(await readBill(account(), '2026-11-22')).toBeNull()
  const started = at
  const [one, refunded] = [await paid(), await paid({ amountFen: 500 })]
  const refund = refundOf(refunded, { amountFen: 200 })
  await refundTrade(account(), refund)
  at = Date.parse('2026-11-23T03:00:00Z')
  const bill = await readBill(account(), '2026-11-22')
  expect(bill).toContainEqual({ tradeNo: one.tradeNo, amountFen: 1990 })
  expect(bill).toContainEqual({ tradeNo: refund.refundNo, amountFen: -200 })
  expect(await readBill(account(), '2026-11-01')).toEqual([])
  at = started
})

test('keys that were typed wrong are named', () => {
  expect(wrongKey(merchant.mchid, { ...ownKeys, publicKeyId, publicKey })).toBeNull()
  expect(wrongKey(merchant.mchid, ownKeys)).toBeNull()
  expect(wrongKey('12', ownKeys)).toBe('merchant')
  expect(wrongKey(merchant.mchid, { ...ownKeys, privateKey: 'x' })).toBe('privateKey')
  expect(wrongKey(merchant.mchid, { ...ownKeys, apiV3Key: 'short' })).toBe('apiV3Key')
  expect(wrongKey(merchant.mchid, { ...ownKeys, publicKeyId })).toBe('publicKey')
})

describe('who pays inside WeChat', () => {
  const withSecret = (over: Partial<ProviderAccount> = {}) =>
    account({ keys: { ...ownKeys, publicKeyId, publicKey, appSecret: merchant.appSecret }, ...over })
  const back = { returnUrl: 'https://shop.example/me/orders/ord_1/pay', state: 'a1b2c3d4e5f6a7b8' }

  test('is asked silently, at the address WeChat reads', () => {
    const url = new URL(signInUrl(withSecret(), back) ?? '')
    expect(url.origin + url.pathname).toBe('https://open.weixin.qq.com/connect/oauth2/authorize')
    expect([...url.searchParams]).toEqual([
      ['appid', appId],
      ['redirect_uri', back.returnUrl],
      ['response_type', 'code'],
      ['scope', 'snsapi_base'],
      ['state', back.state],
    ])
    expect(url.hash).toBe('#wechat_redirect')
    expect(signInUrl(account(), back)).toBeNull()
  })

  test('is told once for a code; used, unknown, old codes and snapshots are refused', async () => {
    const code = house.signIn('oPayer0000000000000000000007')
    expect(await payerOf(withSecret(), code)).toBe('oPayer0000000000000000000007')
    const old = house.signIn('oPayer0000000000000000000008')
    at += 6 * 60_000
    for (const [brought, refusal] of [
      [code, '40163'],
      ['nothing-like-it', '40029'],
      [old, '42003'],
      [house.signIn('oPayer0000000000000000000009', true), 'SNAPSHOT_USER'],
    ] as const) {
      await expect(payerOf(withSecret(), brought)).rejects.toMatchObject({ code: refusal })
    }
    await expect(payerOf(account(), house.signIn('oPayer'))).rejects.toMatchObject({ code: '40125' })
  })

  test('out of reach is told as such', async () => {
    house.faults.away = true
    await expect(payerOf(withSecret(), 'whatever-code')).rejects.toBeInstanceOf(ProviderAway)
  })
})
