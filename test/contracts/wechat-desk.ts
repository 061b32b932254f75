/** A shop's desk at the WeChat Pay of the tests: its account, payments begun and paid, refunds asked for. */
import type { OpenedPayment, ProviderAccount } from '../../server/modules/commerce/providers/provider.ts'
import { wechatAccount } from '../../server/modules/commerce/providers/wechat/account.ts'
import { openTrade } from '../../server/modules/commerce/providers/wechat/trades.ts'
import { merchant, publicKey, publicKeyId, type WechatPay } from './wechat-pay.ts'

const { appid: appId, serial, privateKey, apiV3Key } = merchant
export const ownKeys = { appId, serial, privateKey, apiV3Key }
const noticeUrl = 'https://shop.example/api/payments/notices/wechat/t'
const quarterOfAnHour = 900_000

/** `house` is asked for when it is needed: it opens after this desk. */
export function deskAt(house: () => WechatPay, now: () => Date) {
  let count = 0
  const account = (over: Partial<ProviderAccount> = {}) =>
    wechatAccount({
      merchant: merchant.mchid,
      keys: { ...ownKeys, publicKeyId, publicKey },
      host: house().url,
      peopleHost: house().url,
      at: now(),
      ...over,
    })
  const payment = (over: Partial<OpenedPayment> = {}): OpenedPayment => ({
    id: 'pay_x',
    tradeNo: `trade${String((count += 1)).padStart(10, '0')}`,
    amountFen: 1990,
    description: '临水手作茶',
    openedAt: now(),
    expiresAt: new Date(now().getTime() + quarterOfAnHour),
    way: 'native',
    noticeUrl,
    returnUrl: 'https://shop.example/pay/x',
    payer: { address: '203.0.113.7', openid: 'oPayer0000000000000000000001' },
    ...over,
  })
  return {
    account,
    payment,
    paid: async (over: Partial<OpenedPayment> = {}) => {
      const one = payment(over)
      await openTrade(account(), one)
      house().pay(one.tradeNo)
      return one
    },
    refundOf: ({ tradeNo, amountFen }: OpenedPayment, over: object = {}) => ({
      refundNo: `refund${(count += 1)}`,
      tradeNo,
      amountFen,
      paidFen: amountFen,
      why: '不想要了',
      noticeUrl,
      ...over,
    }),
  }
}
