/** The port to those who take payments: each provider speaks its own language, all are asked the same things. */
import type { Letter, Reply } from '../../../kernel/route.ts'
import type { AbnormalWay, PayoutScene, PayWay, Provider } from '../contract.ts'

/** How a tenant is known to a provider. */
export type ProviderAccount = {
  merchant: string
  /** Its secrets, unsealed: they are never logged, and leave the program only as signatures. */
  keys: Readonly<Record<string, string>>
  /** Where the provider answers. */
  host: string
  /** Where it tells who somebody is, if that is another place. */
  peopleHost?: string
  /** When it is asked: signatures hold for minutes only. */
  at: Date
}

export type OpenedPayment = {
  id: string
  tradeNo: string
  amountFen: number
  description: string
  openedAt: Date
  expiresAt: Date
  way: PayWay
  /** Where the provider shall tell what happened. */
  noticeUrl: string
  /** Where the payer comes back to. */
  returnUrl: string
  payer: { address: string; openid: string | null }
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

/** What a provider tells of a payment, verified and in our own words. */
export type PaidNotice = {
  /** Unique for the provider: told again, it is the same. */
  id: string
  tradeNo: string
  theirNo: string
  amountFen: number
  paidAt: Date
}
export type RefundNotice = {
  id: string
  refundNo: string
  tradeNo: string
  /** Null where the provider tells only the sum of all refunds. */
  amountFen: number | null
  answer: RefundAnswer
}

/** What became of a payment. `refunded`: it was paid, and given back by somebody at the provider's own desk. */
export type PaymentNews = { state: 'open' } | { state: 'over' } | { state: 'paid' | 'refunded'; notice: PaidNotice }

/** Money of the house for one person. */
export type WantedTransfer = {
  transferNo: string
  /** The payee as the provider knows them; empty where it need not. */
  openid: string
  amountFen: number
  remark: string
  /** Their real name, where it is told. */
  name?: string
  scene: PayoutScene
  /** One text for each line that the scene reports. */
  report: readonly string[]
  noticeUrl: string
}
/**
 * What became of a transfer. `sent`: undecided; `waiting`: for its payee, with what their device needs, where it was told;
 * `cancelling`: being taken back; `failed`: decided, nothing moved; `over`: not confirmed in time or taken back.
 */
export type TransferNews =
  | { state: 'sent' | 'cancelling' | 'over' }
  | { state: 'waiting'; handover: Record<string, string> | null }
  | { state: 'paid'; theirNo: string }
  | { state: 'failed'; reason: string }
export type TransferNotice = { id: string; transferNo: string; amountFen: number; news: TransferNews }

/** Paying people. Sending twice under one number is sending once. */
export type Transfers = {
  /** Raises `ProviderRefusal`, which decides nothing: it is asked about afterwards. */
  send: (account: ProviderAccount, wanted: WantedTransfer) => Promise<TransferNews>
  /** Null when no such number ever arrived there. */
  ask: (account: ProviderAccount, transferNo: string) => Promise<TransferNews | null>
  /** Takes it back while the payee has not confirmed. */
  cancel: (account: ProviderAccount, transferNo: string) => Promise<TransferNews>
}

/** What a letter says. `foreign`: well signed, but about somebody else's account; `nothing`: no news for us. */
export type Heard =
  | { kind: 'paid'; notice: PaidNotice }
  | { kind: 'refund'; notice: RefundNotice }
  | { kind: 'transfer'; notice: TransferNotice }
  | { kind: 'foreign'; id: string; tradeNo: string; amountFen: number | null }
  | { kind: 'nothing' }

/** A line of a provider's bill: what was given back counts below zero, under the number of the refund. */
export type BillRow = { tradeNo: string; amountFen: number }

/** What a provider is asked; never inside a transaction. Asking twice under one number is asking once. */
export type PaymentProvider = {
  name: Provider
  ways: readonly PayWay[]
  open: (account: ProviderAccount, payment: OpenedPayment) => Promise<Record<string, string>>
  refund: (account: ProviderAccount, refund: WantedRefund) => Promise<RefundAnswer>
  /** What became of a refund that was only sent; one that never arrived is sent again. */
  askRefund: (account: ProviderAccount, refund: WantedRefund) => Promise<RefundAnswer>
  /** Sends on a refund that the buyer's card could not take; asked again it is the same refund. Raises `ProviderRefusal`. */
  settleAbnormal?: (account: ProviderAccount, refundNo: string, way: AbnormalWay) => Promise<RefundAnswer>
  /** What those who are other houses than our own also do; play money has no one to be asked. */
  remote?: RemoteProvider
  /** Where a payment needs to know its payer as the provider knows them. */
  payers?: Payers
  /** Where people can be paid. */
  transfers?: Transfers
}

type Payers = {
  /** Where a payer says to the provider who they are, and comes back with a code; null when the account cannot ask. */
  signInUrl: (account: ProviderAccount, back: { returnUrl: string; state: string }) => string | null
  /** Who brought a code. Raises `ProviderRefusal` for one that is used, old or somebody else's. */
  payerOf: (account: ProviderAccount, code: string) => Promise<string>
}
export type RemoteProvider = {
  ask: (account: ProviderAccount, tradeNo: string) => Promise<PaymentNews>
  /** From now on nobody can pay it. */
  close: (account: ProviderAccount, tradeNo: string) => Promise<void>
  /** What the provider says of a day, `YYYY-MM-DD` in China; null while it has no bill yet. */
  readBill: (account: ProviderAccount, day: string) => Promise<BillRow[] | null>
  /** Reads a letter. Raises `ForgedLetter`. */
  read: (account: ProviderAccount, letter: Letter) => Promise<Heard>
  /** In the words the provider expects. */
  answers: { heard: Reply; forged: Reply; failed: Reply }
  /** What is wrong with keys that somebody typed in: the name of the field, or null. */
  wrongKey: (merchant: string, keys: Readonly<Record<string, string>>) => string | null
}
