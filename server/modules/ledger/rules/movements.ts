/** Movements of a posting: what is taken from which account and given to which. */
import type { Book } from '../contract.ts'
import { kindOf } from './chart.ts'

/** `amount` in fen or points moves from `debit` to `credit`, as codes of the chart: `clearing/sandbox` → `sales`. */
export type Movement = { debit: string; credit: string; amount: number }

const most = 9_000_000_000_000_000

/** Those that move something, in order. Raises an error for amounts that are no whole number or negative. */
export function checkMovements(book: Book, movements: readonly Movement[]): Movement[] {
  for (const { debit, credit, amount } of movements) {
    if (!Number.isSafeInteger(amount) || amount < 0 || amount > most) throw new RangeError(`cannot book ${amount}`)
    kindOf(book, debit)
    kindOf(book, credit)
  }
  return movements.filter(({ amount, debit, credit }) => amount > 0 && debit !== credit)
}

/** By how much each account's balance (credits less debits) changes, in the order of their codes. */
export function changesOf(movements: readonly Movement[]): { code: string; change: number }[] {
  const changes = new Map<string, number>()
  const add = (code: string, amount: number) => changes.set(code, (changes.get(code) ?? 0) + amount)
  for (const { debit, credit, amount } of movements) {
    add(debit, -amount)
    add(credit, amount)
  }
  return [...changes]
    .map(([code, change]) => ({ code, change }))
    .filter(({ change }) => change !== 0)
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The movements that take others back. */
export const reversed = (movements: readonly Movement[]): Movement[] =>
  movements.map(({ debit, credit, amount }) => ({ debit: credit, credit: debit, amount }))
