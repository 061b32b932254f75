/** One customer: what they are known by, what was kept of them, and in which tables they stood. */
import './customers.css'
import { Link, useParams } from '@tanstack/react-router'
import { readCustomerEndpoint } from '../../../../server/modules/customers/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { PageLoaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import { KnownBy } from './KnownBy.tsx'
import { OperatorsOnly } from './OperatorsOnly.tsx'
import type { CustomerCard } from './shapes.ts'

export function CustomerPage() {
  return (
    <OperatorsOnly>
      <FoundCustomer />
    </OperatorsOnly>
  )
}

function FoundCustomer() {
  const { customerId } = useParams({ strict: false }) as { customerId: string }
  const found = useAsk(readCustomerEndpoint, { customerId })
  return <PageLoaded from={found}>{(card) => <Body key={card.id} card={card} />}</PageLoaded>
}

function Body({ card }: { card: CustomerCard }) {
  const { t } = useWords()
  const formats = useFormats()
  const own = card.ownName && card.ownName !== card.name ? t('customers.ownName', { name: card.ownName }) : ''
  const facts = [card.number, own, t('customers.since', { at: formats.moment(card.createdAt) })]
  return (
    <Page
      title={card.name}
      above={<Link to="/customers">{t('nav.customers')}</Link>}
      lead={facts.filter(Boolean).join(' · ')}
    >
      <div className="stack">
        <KnownBy card={card} />
        <CustomerForm card={card} />
        <Passages card={card} />
      </div>
    </Page>
  )
}

function Passages({ card: { imports } }: { card: CustomerCard }) {
  const { t } = useWords()
  const formats = useFormats()
  if (imports.length === 0) return null
  return (
    <Sheet title={t('customers.passages')}>
      <ul className="lines">
        {imports.map(({ importId, fileName, row, at, undone }) => (
          <li key={`${importId} ${row}`} className="line">
            <div className="line-body">
              <Link className="wrap" to="/customers/imports/$importId" params={{ importId }}>
                {fileName}
              </Link>{' '}
              <span className="muted small">{t('customerImports.row', { row })}</span>{' '}
              {undone && <span className="tag">{t('customerImportState.undone')}</span>}
            </div>
            <time className="muted small nowrap" dateTime={at}>
              {formats.moment(at)}
            </time>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
