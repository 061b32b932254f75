/** 客户: everybody operators keep a record of. */
import './customers.css'
import { Link } from '@tanstack/react-router'
import { listCustomersEndpoint } from '../../../../server/modules/customers/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { LongList } from '../app/LongList.tsx'
import { useFormats } from '../app/me.tsx'
import { NoHit } from '../app/NoHit.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { useLookedFor } from '../app/use-looked-for.ts'
import { CustomerFilters, type CustomerSearch } from './CustomerFilters.tsx'
import { CustomerLine } from './CustomerLine.tsx'
import { OperatorsOnly } from './OperatorsOnly.tsx'
import type { Customer } from './shapes.ts'

export function CustomersPage() {
  const { t } = useWords()
  return (
    <OperatorsOnly>
      <Page title={t('nav.customers')} lead={t('customers.lead')} actions={<ToImport />}>
        <Sheet>
          <CustomerList />
        </Sheet>
      </Page>
    </OperatorsOnly>
  )
}

function CustomerList() {
  const { search, look, isNarrowed, clear } = useLookedFor<CustomerSearch>('/customers')
  const pages = useAskPages(listCustomersEndpoint, { limit: 50, ...search })
  return (
    <>
      <CustomerFilters search={search} onChange={look} />
      <LongList pages={pages} lines={8} none={isNarrowed ? <NoHit onClear={clear} /> : <Nobody />}>
        {(rows) => <Lines rows={rows} total={pages.data?.pages[0]?.total ?? rows.length} />}
      </LongList>
    </>
  )
}

function Lines({ rows, total }: { rows: readonly Customer[]; total: number }) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <>
      <p className="muted small">{t('customers.total', { total: formats.exact(total) })}</p>
      <ul className="lines">
        {rows.map((customer) => (
          <CustomerLine key={customer.id} customer={customer} />
        ))}
      </ul>
    </>
  )
}

function Nobody() {
  const { t } = useWords()
  return (
    <Empty title={t('customers.none')} text={t('customers.noneText')}>
      <ToImport />
    </Empty>
  )
}

function ToImport() {
  const { t } = useWords()
  return (
    <Link className="button button-primary" to="/customers/imports">
      {t('customers.toImport')}
    </Link>
  )
}
