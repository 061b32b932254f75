/** What stands in a book: money books in yuan, points as they are; nothing is nothing, never 免费. */
import type { Book } from '../../../../server/modules/ledger/contract.ts'
import { exact } from '../../../ui/formats.ts'

export function sayFen(fen: number | null): string {
  if (fen === null) return '–'
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}¥${exact(Number(digits.slice(0, -2)))}.${digits.slice(-2)}`
}

export const sayAmount = (amount: number, book: Book): string => (book === 'points' ? exact(amount) : sayFen(amount))
