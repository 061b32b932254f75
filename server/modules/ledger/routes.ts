/** Endpoint → who may → what it does. */
import { route } from '../../kernel/route.ts'
import { operator } from '../identity/index.ts'
import * as window from './contract.ts'
import { proveBooks } from './operations/prove-books.ts'
import { exportLedger } from './queries/export-ledger.ts'
import { listAccounts } from './queries/list-accounts.ts'
import { listPostings } from './queries/list-postings.ts'
import { readBooks } from './queries/read-books.ts'
import { readStatement } from './queries/read-statement.ts'

export const routes = [
  route(window.readBooksEndpoint, { who: operator, does: readBooks }),
  route(window.listAccountsEndpoint, { who: operator, does: listAccounts }),
  route(window.readStatementEndpoint, { who: operator, does: readStatement }),
  route(window.listPostingsEndpoint, { who: operator, does: listPostings }),
  route(window.exportLedgerEndpoint, { who: operator, does: exportLedger, pace: { perMinute: 10 } }),
  route(window.proveBooksEndpoint, { who: operator, does: proveBooks, pace: { perMinute: 10 } }),
]
