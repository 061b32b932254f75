import { alipayAccount, wrongKey } from './alipay/account.ts'
import { readBill } from './alipay/bills.ts'
import { readNotice } from './alipay/notices.ts'
import { askRefund, askTrade, closeTrade, openTrade, refundTrade } from './alipay/trades.ts'
import type { PaymentProvider, RemoteProvider } from './provider.ts'

const plain = 'text/plain'

const remote: RemoteProvider = {
  ask: (account, tradeNo) => askTrade(alipayAccount(account), tradeNo),
  close: (account, tradeNo) => closeTrade(alipayAccount(account), tradeNo),
  readBill: (account, day) => readBill(alipayAccount(account), day),
  read: (account, letter) => readNotice(alipayAccount(account), letter),
  answers: {
    heard: { status: 200, type: plain, body: 'success' },
    forged: { status: 200, type: plain, body: 'fail' },
    failed: { status: 200, type: plain, body: 'fail' },
  },
  wrongKey,
}

/** Alipay: its page on the desktop, its page on the phone, and a code to scan. */
export const alipay: PaymentProvider = {
  name: 'alipay',
  ways: ['page', 'h5', 'native'],
  open: (account, payment) => openTrade(alipayAccount(account), payment),
  refund: (account, refund) => refundTrade(alipayAccount(account), refund),
  askRefund: (account, refund) => askRefund(alipayAccount(account), refund),
  remote,
}
