/** Somebody opens the shop inside WeChat: WeChat says who they are, asks for the password, and tells us of the money. */
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { switchProviderEndpoint } from '../../server/modules/commerce/contract.ts'
import { aBuyer, aShop, orders } from '../../server/modules/commerce/test/cast.ts'
import { merchant, openWechatPay, publicKey, publicKeyId, type WechatPay } from '../contracts/wechat-pay.ts'
import { openWorld } from '../world.ts'
import { aHouse } from './house.ts'

let provider: WechatPay
const house = aHouse(async () => {
  provider = await openWechatPay({ now: () => new Date(), deliver })
  const settings = { WECHAT_PAY_URL: provider.url, WECHAT_API_URL: provider.url, PUBLIC_URL: 'https://shop.example' }
  return openWorld({ settings })
})
afterAll(() => provider.close())

/** Our door, as the provider reaches it. */
async function deliver({ url, headers, body }: { url: string; headers: Record<string, string>; body: string }) {
  const { pathname } = new URL(url)
  const answer = await house.world.web.server.inject({ method: 'POST', url: pathname, headers, payload: body })
  return { status: answer.statusCode, body: answer.payload }
}

/** WeChat's own browser: it signs people in at an address of its own, and asks for the password when a page calls. */
async function playWechat(page: Page, openid: string): Promise<string[]> {
  const asked: string[] = []
  await page.route('https://open.weixin.qq.com/**', async (route) => {
    const query = new URL(route.request().url()).searchParams
    const back = new URL(new URL(query.get('redirect_uri') ?? '').pathname, house.url)
    back.search = String(new URLSearchParams({ code: provider.signIn(openid), state: query.get('state') ?? '' }))
    const body = `<script>location.replace(${JSON.stringify(back.href)})</script>`
    await route.fulfill({ contentType: 'text/html', body })
  })
  await page.exposeFunction('askForPassword', (fields: { package: string }) => {
    asked.push(fields.package)
    return asked.length === 1 ? 'cancel' : 'ok'
  })
  await page.addInitScript(() => {
    // What only WeChat's browser has.
    const wechat = window as unknown as Record<string, unknown> & {
      askForPassword: (fields: object) => Promise<string>
    }
    wechat.WeixinJSBridge = {
      invoke: (name: string, fields: object, tell: (answer: { err_msg: string }) => void) =>
        void wechat.askForPassword(fields).then((said) => tell({ err_msg: `${name}:${said}` })),
    }
    Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (Linux; Android 16) MicroMessenger/8.0.60' })
  })
  return asked
}

test('inside WeChat: known there without a question, asked for the password, turned back once, paid', async () => {
  const shop = await aShop(house.world)
  const { mchid, appid: appId, serial, privateKey, apiV3Key, appSecret } = merchant
  const keys = { appId, serial, privateKey, apiV3Key, appSecret, publicKeyId, publicKey }
  await shop.owner.asks(switchProviderEndpoint, { provider: 'wechat', active: true, merchant: mchid, keys })
  const member = await aBuyer(house.world, shop)
  const { id } = await orders(member, shop)
  const buyer = await house.visitor('phone', { as: member })
  const { page } = buyer
  const asked = await playWechat(page, 'oPayer00000000000000000003')
  await page.goto(`/me/orders/${id}/pay`)
  await page.getByText('没有付款，订单还为你留着，可以再试一次。').waitFor()
  expect(new URL(page.url()).pathname).toMatch(/^\/pay\/pay_/)
  expect(await buyer.complaints('pay-in-wechat')).toEqual([])
  await buyer.presses(page.getByRole('button', { name: '去微信付款' }))
  await expect.poll(() => asked.length).toBe(2)
  const [trade] = [...provider.house.trades.values()]
  expect(trade).toMatchObject({ kind: 'JSAPI', openid: 'oPayer00000000000000000003' })
  provider.pay(trade?.outTradeNo ?? '')
  await provider.postman.deliverDue()
  await page.getByRole('heading', { name: '付款成功' }).waitFor()
})
