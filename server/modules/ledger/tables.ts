/** Rows of the ledger's own tables. */
import type { Kysely } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { PersonId, TenantId } from '../identity/contract.ts'
import type { Book, PostingId, ProofId } from './contract.ts'

type Row = { tenant_id: TenantId }

export type PostingRow = Row & {
  id: PostingId
  book: Book
  kind: string
  key: string
  about: string
  reverses: PostingId | null
  by_person: PersonId | null
  note: string
  at: Date
}
export type EntryRow = Row & {
  posting_id: PostingId
  line: number
  book: Book
  debit: string
  credit: string
  amount: number
}
export type ProofRow = Row & {
  id: ProofId
  at: Date
  accounts: number
  entries: number
  differences: unknown
}

type LedgerTables = {
  'ledger.accounts': Row & { book: Book; code: string; at_once: boolean; opened_at: Date }
  'ledger.postings': PostingRow
  'ledger.entries': EntryRow
  'ledger.balances': Row & { book: Book; code: string; amount: number; floor: number | null }
  'ledger.proofs': ProofRow
}

/** The present transaction, seen through the ledger's tables. */
export const db = (ctx: Context): Kysely<LedgerTables> => ctx.tables<LedgerTables>()
