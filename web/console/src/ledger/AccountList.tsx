import { Link } from '@tanstack/react-router'
import { type Book, listAccountsEndpoint } from '../../../../server/modules/ledger/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { LongList } from '../app/LongList.tsx'
import { Sheet } from '../app/Page.tsx'
import { sayAmount } from './amounts.ts'
import type { StatementSearch } from './StatementPage.tsx'
import { useAccountName } from './use-account-name.ts'

/** The accounts of a book with their balances. */
export function AccountList({ name, search }: { name: Book; search: StatementSearch }) {
  const { t } = useWords()
  const nameOf = useAccountName()
  const pages = useAskPages(listAccountsEndpoint, { book: name, ...(search.kind ? { kind: search.kind } : {}) })
  return (
    <Sheet title={t('ledger.accountList')}>
      <LongList pages={pages} none={<Empty title={t('ledger.empty')} text={t('ledger.emptyText')} />}>
        {(rows) => (
          <ul className="lines">
            {rows.map(({ code, balance }) => (
              <li key={code} className="line">
                <div className="line-body">
                  <Link
                    className="member-name wrap"
                    to="/shop/ledger/$book"
                    params={{ book: name }}
                    search={{ ...search, code }}
                  >
                    {nameOf(code)}
                  </Link>
                </div>
                <span className="nowrap amount">{sayAmount(balance, name)}</span>
              </li>
            ))}
          </ul>
        )}
      </LongList>
    </Sheet>
  )
}
