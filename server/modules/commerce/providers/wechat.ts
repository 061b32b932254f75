import type { PaymentProvider, RemoteProvider } from './provider.ts'
import { wechatAccount, wrongKey } from './wechat/account.ts'
import { readBill } from './wechat/bills.ts'
import { readNotice } from './wechat/notices.ts'
import { payerOf, signInUrl } from './wechat/payers.ts'
import { askRefund, refundTrade } from './wechat/refunds.ts'
import { askTrade, closeTrade, openTrade } from './wechat/trades.ts'

const json = 'application/json'

const remote: RemoteProvider = {
  ask: (account, tradeNo) => askTrade(wechatAccount(account), tradeNo),
  close: (account, tradeNo) => closeTrade(wechatAccount(account), tradeNo),
  readBill: (account, day) => readBill(wechatAccount(account), day),
  read: (account, letter) => readNotice(wechatAccount(account), letter),
  answers: {
    heard: { status: 200, type: json, body: '{"code":"SUCCESS"}' },
    forged: { status: 401, type: json, body: '{"code":"FAIL","message":"验签失败"}' },
    failed: { status: 500, type: json, body: '{"code":"FAIL","message":"暂时无法处理"}' },
  },
  wrongKey,
}

/** WeChat Pay, APIv3: inside WeChat, by a code to scan, and from other browsers on the phone. */
export const wechat: PaymentProvider = {
  name: 'wechat',
  ways: ['jsapi', 'native', 'h5'],
  open: (account, payment) => openTrade(wechatAccount(account), payment),
  refund: (account, refund) => refundTrade(wechatAccount(account), refund),
  askRefund: (account, refund) => askRefund(wechatAccount(account), refund),
  remote,
  payers: {
    signInUrl: (account, back) => signInUrl(wechatAccount(account), back),
    payerOf: (account, code) => payerOf(wechatAccount(account), code),
  },
}
