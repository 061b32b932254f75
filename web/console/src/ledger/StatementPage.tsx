/** One book: its accounts, and what moved in one of them in a period. */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Input } from 'antd'
import { type Book, book, exportLedgerEndpoint } from '../../../../server/modules/ledger/contract.ts'
import { addressOf } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Page } from '../app/Page.tsx'
import { LostPage } from '../app/OtherPages.tsx'
import { Deciders } from '../commerce/ShopPage.tsx'
import { AccountList } from './AccountList.tsx'
import { Statement } from './Statement.tsx'

export type StatementSearch = { code?: string; kind?: string; from?: string; to?: string }

export function StatementPage() {
  const { t } = useWords()
  const params = useParams({ strict: false }) as { book: string }
  const name = book.options.find((one) => one === params.book)
  if (!name) return <LostPage />
  return (
    <Deciders title={t('shop.ledger')}>
      <BookPage name={name} />
    </Deciders>
  )
}

function BookPage({ name }: { name: Book }) {
  const { t } = useWords()
  const search = useSearch({ strict: false }) as StatementSearch
  const period = { ...(search.from ? { from: search.from } : {}), ...(search.to ? { to: search.to } : {}) }
  return (
    <Page
      title={t(`book.${name}`)}
      above={<Link to="/shop/ledger">{t('shop.ledger')}</Link>}
      lead={t('ledger.bookLead')}
      actions={
        <a className="button" href={addressOf(exportLedgerEndpoint, { book: name, ...period })} download>
          {t('ledger.export')}
        </a>
      }
    >
      <Period name={name} search={search} />
      {search.code ? (
        <Statement name={name} code={search.code} period={period} />
      ) : (
        <AccountList name={name} search={search} />
      )}
    </Page>
  )
}

function Period({ name, search }: { name: Book; search: StatementSearch }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const change = (next: StatementSearch) => {
    const kept = Object.entries({ ...search, ...next }).filter(([, value]) => value)
    void navigate({
      to: '/shop/ledger/$book',
      params: { book: name },
      search: Object.fromEntries(kept),
      replace: true,
    })
  }
  return (
    <search className="filters">
      <label>
        {t('ledger.from')}{' '}
        <Input
          className="day-field"
          type="date"
          max={search.to}
          value={search.from ?? ''}
          onChange={(event) => change({ from: event.target.value })}
        />
      </label>
      <label>
        {t('ledger.to')}{' '}
        <Input
          className="day-field"
          type="date"
          min={search.from}
          value={search.to ?? ''}
          onChange={(event) => change({ to: event.target.value })}
        />
      </label>
    </search>
  )
}
