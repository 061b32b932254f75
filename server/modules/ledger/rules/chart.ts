/** The chart of accounts: what each book may be moved between, on which side an account stands, whose it is. */
import type { Book } from '../contract.ts'

type Side = 'debit' | 'credit'
/** `atOnce`: a person's own, its balance known at every moment and never below `floor`. */
type AccountKind = { side: Side; atOnce?: true; floor?: number }

const ofPerson: AccountKind = { side: 'credit', atOnce: true, floor: 0 }
/** What somebody owes back: the other way round, so it may only be at or below zero as credits less debits. */
const owed: AccountKind = { side: 'debit' }

export const chart: Record<Book, Record<string, AccountKind>> = {
  money: {
    /** At a payment provider, on its way to the bank: `clearing/wechat`. */
    clearing: { side: 'debit' },
    bank: { side: 'debit' },
    /** Received, but belonging to no order any more: to be refunded or to find its order. */
    unapplied: { side: 'credit' },
    /** Paid by buyers for what they have not received yet. */
    prepaid: { side: 'credit' },
    sales: { side: 'credit' },
    freight: { side: 'credit' },
    memberships: { side: 'credit' },
    /** Owed to suppliers and helpers of a shared sale: `partners/psn_…`. */
    partners: { side: 'credit' },
    /** What of the sales belongs to those partners. */
    shared_sales: { side: 'debit' },
    refunds: { side: 'debit' },
    /** Promised to buyers, on its way back. */
    refunds_due: { side: 'credit' },
    fees: { side: 'debit' },
    commission: { side: 'debit' },
    /** Owed to promoters once their commission may be withdrawn. */
    promoters: { side: 'credit' },
    red_packets: { side: 'debit' },
    /** Set aside for red packets that are still open. */
    packet_funds: { side: 'credit' },
    /** Promised to somebody, on its way to them by merchant transfer: `payouts_due/psn_…`. */
    payouts_due: { side: 'credit' },
    capital: { side: 'credit' },
  },
  points: {
    issued: { side: 'debit' },
    spent: { side: 'credit' },
    expired: { side: 'credit' },
    /** Set aside for red packets that are still open: `packet_funds/act_…`. */
    packet_funds: { side: 'credit' },
    person: ofPerson,
    frozen: ofPerson,
    debt: owed,
  },
  grants: {
    funds: { side: 'debit' },
    budget: ofPerson,
    granted: { side: 'credit' },
    paid: { side: 'credit' },
  },
  commission: {
    accrued: { side: 'debit' },
    pending: ofPerson,
    frozen: ofPerson,
    available: ofPerson,
    withdrawing: ofPerson,
    paid: { side: 'credit' },
    debt: owed,
  },
}

/** What the chart says of an account; raises an error for one that no book knows, which is a fault of the program. */
export function kindOf(book: Book, code: string): AccountKind {
  const kind = chart[book][code.split('/')[0] ?? '']
  if (!kind) throw new Error(`no account ${code} in the chart of ${book}`)
  return kind
}

/** A balance as the trade reads it: positive on the account's own side. `amount` is credits less debits. */
export function onItsSide(book: Book, code: string, amount: number): number {
  return kindOf(book, code).side === 'credit' ? amount : 0 - amount
}
