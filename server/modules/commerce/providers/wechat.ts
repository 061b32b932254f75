import type { PaymentProvider, RemoteProvider, Transfers } from './provider.ts'
import { wechatAccount, wrongKey } from './wechat/account.ts'
import { readBill } from './wechat/bills.ts'
import { readNotice } from './wechat/notices.ts'
import { payerOf, signInUrl } from './wechat/payers.ts'
import { askRefund, refundTrade, settleAbnormal } from './wechat/refunds.ts'
import { askTrade, closeTrade, openTrade } from './wechat/trades.ts'
import { askTransfer, cancelTransfer, newsOf, sendTransfer } from './wechat/transfers.ts'

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

const transfers: Transfers = {
  async send(given, wanted) {
    const account = wechatAccount(given)
    return newsOf(account, await sendTransfer(account, wanted))
  },
  async ask(given, transferNo) {
    const account = wechatAccount(given)
    const found = await askTransfer(account, transferNo)
    return found && newsOf(account, found)
  },
  cancel: async (given, transferNo) => {
    const state = await cancelTransfer(wechatAccount(given), transferNo)
    return { state: state === 'CANCELLED' ? 'over' : 'cancelling' }
  },
}

/** WeChat Pay, APIv3: inside WeChat, by a code to scan, and from other browsers on the phone. */
export const wechat: PaymentProvider = {
  name: 'wechat',
  ways: ['jsapi', 'native', 'h5'],
  open: (account, payment) => openTrade(wechatAccount(account), payment),
  refund: (account, refund) => refundTrade(wechatAccount(account), refund),
  askRefund: (account, refund) => askRefund(wechatAccount(account), refund),
  settleAbnormal: (account, refundNo, way) => settleAbnormal(wechatAccount(account), refundNo, way),
  remote,
  transfers,
  payers: {
    signInUrl: (account, back) => signInUrl(wechatAccount(account), back),
    payerOf: (account, code) => payerOf(wechatAccount(account), code),
  },
}
