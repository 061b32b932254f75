/** Known answers: signatures that openssl made and checked too. */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { readNotice as readAlipayNotice } from '../providers/alipay/notices.ts'
import { noticeText } from '../providers/alipay/sign.ts'
import { wechatAccount } from '../providers/wechat/account.ts'
import { readNotice } from '../providers/wechat/notices.ts'
import { openResource } from '../providers/wechat/sealed.ts'
import { authorization, paySign } from '../providers/wechat/sign.ts'
import vectors from './payment-vectors.json' with { type: 'json' }

const { wechat, alipay } = vectors
const privateKey = createPrivateKey(wechat.merchantPrivateKeyPem)
const signer = { merchant: wechat.mchid, serial: wechat.merchantSerial, privateKey }

test.each(wechat.requests)('WeChat Pay: $method $path is signed as known', (request) => {
  const sealing = { timestamp: String(request.timestamp), nonce: request.nonce }
  const said = authorization(signer, request, sealing)
  expect(said).toBe(
    `WECHATPAY2-SHA256-RSA2048 mchid="${wechat.mchid}",nonce_str="${request.nonce}",timestamp="${request.timestamp}",` +
      `serial_no="${wechat.merchantSerial}",signature="${request.signature}"`,
  )
})

test('WeChat Pay: the call of the client is signed as known', () => {
  const { appId, timeStamp, nonceStr, paySign: known, package: wanted } = wechat.jsapi_pay
  const sealing = { timestamp: timeStamp, nonce: nonceStr }
  const call = paySign({ appId, privateKey }, wanted.slice('prepay_id='.length), sealing)
  expect(call).toEqual({ appId, timeStamp, nonceStr, package: wanted, signType: 'RSA', paySign: known })
})

const account = wechatAccount({
  merchant: wechat.mchid,
  keys: {
    appId: 'wxd678efh567hg6787',
    serial: wechat.merchantSerial,
    privateKey: wechat.merchantPrivateKeyPem,
    apiV3Key: wechat.apiV3Key,
    publicKeyId: wechat.platformKeyId,
    publicKey: wechat.platformPublicKeyPem,
  },
  host: 'https://api.mch.weixin.qq.com',
  at: new Date(Number(wechat.notify.headers['Wechatpay-Timestamp']) * 1000),
})
const lower = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
const letter = { headers: lower(wechat.notify.headers), body: Buffer.from(wechat.notify.body) }

test('WeChat Pay: the notice is verified, opened and read', async () => {
  const told = JSON.parse(wechat.notify.plaintext) as { appid: string; amount: { total: number } }
  const { resource } = JSON.parse(wechat.notify.body) as { resource: never }
  expect(openResource(wechat.apiV3Key, resource)).toBe(wechat.notify.plaintext)
  const heard = await readNotice({ ...account, appId: told.appid }, letter)
  expect(heard).toMatchObject({ kind: 'paid', notice: { tradeNo: 'SQ202611210001', amountFen: told.amount.total } })
})

test('WeChat Pay: a probe is refused', async () => {
  const probe = { headers: lower(wechat.signtest.headers), body: Buffer.from(wechat.signtest.body) }
  await expect(readNotice(account, probe)).rejects.toThrow('a probe')
})

test('WeChat Pay: a flipped bit in text, tag, nonce or what it is about opens nothing', () => {
  const { resource } = JSON.parse(wechat.notify.body) as { resource: Parameters<typeof openResource>[1] }
  const closed = Buffer.from(resource.ciphertext, 'base64')
  const flip = (place: number) => {
    const changed = Buffer.from(closed)
    changed[place] = (changed[place] ?? 0) ^ 1
    return changed.toString('base64')
  }
  const wrong = [
    { ...resource, ciphertext: flip(0) },
    { ...resource, ciphertext: flip(closed.length - 1) },
    { ...resource, ciphertext: closed.subarray(0, -1).toString('base64') },
    { ...resource, nonce: 'abcdefghijkm' },
    { ...resource, associated_data: 'refund' },
  ]
  for (const one of wrong) expect(() => openResource(wechat.apiV3Key, one)).toThrow(/authenticate|tag/)
})

test('Alipay: the notice is signed over the known text', async () => {
  expect(noticeText(alipay.params)).toBe(alipay.signString)
  const seller = {
    merchant: alipay.params.seller_id,
    host: 'https://openapi.alipay.com/gateway.do',
    at: new Date('2026-11-21T12:00:05+08:00'),
    appId: alipay.params.app_id,
    privateKey,
    alipayKey: createPublicKey(wechat.platformPublicKeyPem),
  }
  const written = (params: Record<string, string>) => ({
    headers: {},
    body: Buffer.from(new URLSearchParams(params).toString()),
  })
  const heard = await readAlipayNotice(seller, written(alipay.params))
  expect(heard).toMatchObject({ kind: 'paid', notice: { tradeNo: 'SQ202611210002', amountFen: 9900 } })
  const changed = written({ ...alipay.params, total_amount: '0.01' })
  await expect(readAlipayNotice(seller, changed)).rejects.toThrow('a wrong signature')
  const later = { ...seller, at: new Date(seller.at.getTime() + 27 * 3_600_000) }
  await expect(readAlipayNotice(later, written(alipay.params))).rejects.toThrow('not of now')
})
