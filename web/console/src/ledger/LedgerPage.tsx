/** 账本: what each book holds, proved anew every night, and the way into every account. */
import { Link } from '@tanstack/react-router'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { readBooksEndpoint } from '../../../../server/modules/ledger/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { Sheet } from '../app/Page.tsx'
import { Deciders, ShopPage } from '../commerce/ShopPage.tsx'
import { sayAmount } from './amounts.ts'
import { Proofs } from './Proofs.tsx'

type Book = AnswerOf<typeof readBooksEndpoint>['books'][number]

export function LedgerPage() {
  const { t } = useWords()
  return (
    <Deciders title={t('shop.ledger')}>
      <ShopPage title={t('shop.ledger')} lead={t('ledger.lead')}>
        <Books />
      </ShopPage>
    </Deciders>
  )
}

function Books() {
  const found = useAsk(readBooksEndpoint, {})
  return (
    <Loaded from={found}>
      {({ books, proofs }) => (
        <div className="stack">
          <Proofs proofs={proofs} />
          <div className="two">
            {books.map((book) => (
              <BookSheet key={book.book} book={book} />
            ))}
          </div>
        </div>
      )}
    </Loaded>
  )
}

function BookSheet({ book: { book, kinds } }: { book: Book }) {
  const { t } = useWords()
  return (
    <Sheet
      title={t(`book.${book}`)}
      beside={
        <Link to="/shop/ledger/$book" params={{ book }}>
          {t('ledger.toAccounts')}
        </Link>
      }
    >
      {kinds.length === 0 ? (
        <p className="muted">{t('ledger.empty')}</p>
      ) : (
        <ul className="lines">
          {kinds.map(({ kind, accounts, balance }) => (
            <li key={kind} className="line">
              <div className="line-body">
                <Link to="/shop/ledger/$book" params={{ book }} search={{ kind }} className="member-name">
                  {t(`accountKind.${kind}`, { defaultValue: kind })}
                </Link>{' '}
                {accounts > 1 && <span className="muted small">{t('ledger.accounts', { count: accounts })}</span>}
              </div>
              <span className="nowrap amount">{sayAmount(balance, book)}</span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}
