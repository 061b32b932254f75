/** 客户: everybody operators keep a record of. */
import './customers.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { listCustomersEndpoint } from '../../../../server/modules/customers/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { CustomerFilters, type CustomerSearch } from './CustomerFilters.tsx'
import { CustomerLine } from './CustomerLine.tsx'
import { OperatorsOnly } from './OperatorsOnly.tsx'
import type { Customer } from './shapes.ts'

export function CustomersPage() {
  const { t } = useWords()
  return (
    <OperatorsOnly>
      <Page
        title={t('nav.customers')}
        lead={t('customers.lead')}
        actions={
          <Link className="button button-primary" to="/customers/imports">
            {t('customers.toImport')}
          </Link>
        }
      >
        <Sheet>
          <CustomerList />
        </Sheet>
      </Page>
    </OperatorsOnly>
  )
}

/** What is looked for stands in the address: it survives a reload and can be sent to a colleague. */
function CustomerList() {
  const search = useSearch({ strict: false }) as CustomerSearch
  const navigate = useNavigate()
  const change = (next: CustomerSearch) =>
    navigate({ to: '/customers', search: kept({ ...search, ...next }), replace: true })
  const pages = useAskPages(listCustomersEndpoint, { limit: 50, ...kept(search) } as never)
  const rows = (pages.data?.pages.flatMap((page) => page.rows) ?? []) as Customer[]
  const isFiltered = Object.keys(kept(search)).length > 0
  return (
    <>
      <CustomerFilters search={search} onChange={change} />
      <Loaded from={pages} lines={8}>
        {(found) =>
          rows.length > 0 ? (
            <Lines rows={rows} total={found.pages[0]?.total ?? rows.length} />
          ) : (
            <Nobody onClear={isFiltered ? () => void navigate({ to: '/customers', search: {} }) : null} />
          )
        }
      </Loaded>
      <MorePages pages={pages} />
    </>
  )
}

const kept = (search: CustomerSearch): CustomerSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value))

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

function Nobody({ onClear }: { onClear: (() => void) | null }) {
  const { t } = useWords()
  if (onClear) {
    return (
      <Empty title={t('field.noHit')}>
        <Button onClick={onClear}>{t('field.clear')}</Button>
      </Empty>
    )
  }
  return (
    <Empty title={t('customers.none')} text={t('customers.noneText')}>
      <Link className="button button-primary" to="/customers/imports">
        {t('customers.toImport')}
      </Link>
    </Empty>
  )
}
