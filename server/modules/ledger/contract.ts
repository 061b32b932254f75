/** Window of the ledger: books, accounts, postings, statements and the nightly proof. */
import { z } from 'zod'
import { day, endpoint, idOf, instant, news, pageOf, problem } from '../../kernel/contract.ts'
import { personId } from '../identity/contract.ts'

export const postingId = idOf('pst')
export const proofId = idOf('prf')
export type PostingId = z.infer<typeof postingId>
export type ProofId = z.infer<typeof proofId>

/** Money in fen, points, grants in fen, commission in fen: four books, and no way from one into another. */
export const book = z.enum(['money', 'points', 'grants', 'commission'])
export type Book = z.infer<typeof book>

/** An amount of money in whole fen (分), at most ten million yuan at a time: what is beyond is a slip of the hand. */
export const fen = z.number().int().min(0).max(1_000_000_000)
/** More than nothing. */
export const someFen = fen.min(1)
/** A share in basis points (万分之一): 10,000 is all. */
export const basisPoints = z.number().int().min(0).max(10_000)

export const accountCode = z.string().regex(/^[a-z_]+(\/[A-Za-z0-9_.-]+)?$/)

export const account = z.object({
  book,
  code: accountCode,
  kind: z.string(),
  /** Positive on the account's own side. */
  balance: z.number().int(),
  side: z.enum(['debit', 'credit']),
  openedAt: instant,
})
export type Account = z.infer<typeof account>

export const statementLine = z.object({
  postingId,
  at: instant,
  kind: z.string(),
  about: z.string(),
  note: z.string(),
  /** The account on the other side. */
  against: accountCode,
  /** Positive when it adds to the account's own side. */
  amount: z.number().int(),
  reverses: postingId.nullable(),
})
export type StatementLine = z.infer<typeof statementLine>

export const posting = z.object({
  id: postingId,
  book,
  kind: z.string(),
  about: z.string(),
  note: z.string(),
  at: instant,
  byPerson: personId.nullable(),
  reverses: postingId.nullable(),
  reversedBy: postingId.nullable(),
  entries: z.array(z.object({ debit: accountCode, credit: accountCode, amount: z.number().int() })),
})
export type Posting = z.infer<typeof posting>

export const proof = z.object({
  id: proofId,
  at: instant,
  accounts: z.number().int(),
  entries: z.number().int(),
  differences: z.array(z.object({ book, code: accountCode, kept: z.number().int(), counted: z.number().int() })),
})
export type Proof = z.infer<typeof proof>

export const BalanceTooLow = problem('ledger.balance_too_low', 409, {
  zh: '余额不足，无法完成这笔操作。',
  en: 'The balance is too low for this.',
})
export const KeyReused = problem('ledger.key_reused', 409, {
  zh: '这笔账已经用同一个编号记过，内容却不同，未记账。',
  en: 'Something else was booked under the same key; nothing was booked.',
})
export const AlreadyReversed = problem('ledger.already_reversed', 409, {
  zh: '这笔账已经冲正过了。',
  en: 'This posting was reversed already.',
})

export const ExportTooLong = problem('ledger.export_too_long', 400, {
  zh: '这段时间的分录超过 {most} 条，请缩短时间再导出。',
  en: 'There are more than {most} entries in this period; choose a shorter one.',
})

const period = { from: day.optional(), to: day.optional() }
const afterwards = { after: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }

export const listAccountsEndpoint = endpoint({
  name: 'ledger.list_accounts',
  route: 'GET /ledger/accounts',
  summary: 'Accounts of a book with their balances; those of people only by name',
  input: z.object({ book, kind: z.string().max(40).optional(), ...afterwards }),
  output: pageOf(account),
})

export const readBooksEndpoint = endpoint({
  name: 'ledger.read_books',
  route: 'GET /ledger',
  summary: 'Each book summed up by kind of account, and the last proofs',
  output: z.object({
    books: z.array(
      z.object({
        book,
        kinds: z.array(
          z.object({
            kind: z.string(),
            side: z.enum(['debit', 'credit']),
            accounts: z.number().int(),
            balance: z.number().int(),
          }),
        ),
      }),
    ),
    proofs: z.array(proof),
  }),
})

export const readStatementEndpoint = endpoint({
  name: 'ledger.read_statement',
  route: 'GET /ledger/statement',
  summary: 'What moved in an account in a period (business days of the tenant), newest first',
  input: z.object({ book, code: accountCode, ...period, ...afterwards }),
  output: z.object({
    account,
    opening: z.number().int(),
    closing: z.number().int(),
    rows: z.array(statementLine),
    next: z.string().nullable(),
  }),
})

export const listPostingsEndpoint = endpoint({
  name: 'ledger.list_postings',
  route: 'GET /ledger/postings',
  summary: 'What was booked, newest first; all about one thing when asked',
  input: z.object({ book: book.optional(), about: z.string().max(64).optional(), ...period, ...afterwards }),
  output: pageOf(posting),
})

export const exportLedgerEndpoint = endpoint({
  name: 'ledger.export',
  route: 'GET /ledger/export',
  summary: 'Every entry of a book in a period as CSV with a heading',
  input: z.object({ book, ...period }),
  problems: [ExportTooLong],
  transfer: 'binary',
})

export const proveBooksEndpoint = endpoint({
  name: 'ledger.prove_books',
  route: 'POST /ledger/proofs',
  summary: 'Work out every balance anew from the entries, now',
  output: proof,
})

/** A proof found a balance that its entries do not explain. */
export const proofFailed = news('ledger.proof_failed', z.object({ proofId, differences: z.number().int() }))
