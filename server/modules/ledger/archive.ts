/** Which of the ledger's rows an archive holds: what was booked. Sums are worked out anew where it is brought back. */
import type { ArchiveDeclaration } from '../../kernel/archive/declaration.ts'
import { settleBalances } from './operations/settle-balances.ts'

export const archive: ArchiveDeclaration = {
  tables: [
    { name: 'ledger.accounts', key: ['book', 'code'], leaves: ['kind'] },
    { name: 'ledger.postings', key: ['at', 'id'], names: { people: ['by_person'] } },
    { name: 'ledger.entries', key: ['posting_id', 'line'], leaves: ['written_in'] },
    { name: 'ledger.proofs', key: ['id'] },
  ],
  leftOut: {
    'ledger.balances': 'worked out anew from the entries',
    'ledger.rolled': 'worked out anew from the entries',
  },
  settles: settleBalances,
}
