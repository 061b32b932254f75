/** The port to those who take payments: each provider speaks its own language, all are asked the same things. */
import type { PayWay, Provider } from '../contract.ts'

/** How a tenant is known to a provider; `keys` are its secrets, unsealed. */
export type ProviderAccount = { merchant: string; keys: Readonly<Record<string, string>> }

export type OpenedPayment = {
  id: string
  tradeNo: string
  amountFen: number
  description: string
  expiresAt: Date
  way: PayWay
  /** Where the provider shall tell what happened. */
  noticeUrl: string
}
export type WantedRefund = {
  refundNo: string
  tradeNo: string
  amountFen: number
  paidFen: number
  why: string
  noticeUrl: string
}
/** `sent`: the provider will tell later; `refused`: it never will, somebody has to look. Being out of reach is an error. */
export type RefundAnswer = { state: 'done' } | { state: 'sent' } | { state: 'refused'; reason: string }

export type BillRow = { tradeNo: string; amountFen: number }

/** What a provider is asked; never inside a transaction. Asking twice under one number is asking once. */
export type PaymentProvider = {
  name: Provider
  ways: readonly PayWay[]
  open: (account: ProviderAccount, payment: OpenedPayment) => Promise<Record<string, string>>
  refund: (account: ProviderAccount, refund: WantedRefund) => Promise<RefundAnswer>
  /** What became of a refund that was only sent. */
  askRefund: (account: ProviderAccount, refund: WantedRefund) => Promise<RefundAnswer>
}
