/** One import of customers: what the columns mean, what would come of it, how far it is, what came of each row. */
import './customers.css'
import { Link, useParams } from '@tanstack/react-router'
import { readCustomerImportEndpoint } from '../../../../server/modules/customers/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { PageLoaded, Waiting } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { ColumnMeanings } from './ColumnMeanings.tsx'
import { ForeseenRows } from './ForeseenRows.tsx'
import { ImportActs } from './ImportActs.tsx'
import { ImportFigures } from './ImportFigures.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { ImportRows } from './ImportRows.tsx'
import { ImportTag } from './ImportTag.tsx'
import { isBusy } from './import-steps.ts'
import { OperatorsOnly } from './OperatorsOnly.tsx'
import type { CustomerImport } from './shapes.ts'
import { useSettling } from './use-settling.ts'

export function CustomerImportPage() {
  return (
    <OperatorsOnly>
      <FoundImport />
    </OperatorsOnly>
  )
}

function FoundImport() {
  const { importId } = useParams({ strict: false }) as { importId: string }
  const found = useAsk(
    readCustomerImportEndpoint,
    { importId },
    { refetchInterval: (query) => (query.state.data && isBusy(query.state.data.state) ? 1000 : false) },
  )
  return <PageLoaded from={found}>{(answer) => <Body found={answer} />}</PageLoaded>
}

function Body({ found }: { found: CustomerImport }) {
  useSettling(found.state)
  const { t } = useWords()
  const formats = useFormats()
  const facts = [found.kind?.toUpperCase(), found.encoding?.toUpperCase(), formats.bytes(found.bytes)]
  return (
    <Page
      title={found.fileName}
      above={<Link to="/customers/imports">{t('customerImports.title')}</Link>}
      lead={
        <>
          <ImportTag state={found.state} /> {facts.filter(Boolean).join(' · ')} · {found.startedBy.name} ·{' '}
          {formats.moment(found.createdAt)}
        </>
      }
      actions={<ImportActs found={found} />}
    >
      <div className="stack">
        <ImportBody found={found} />
      </div>
    </Page>
  )
}

function ImportBody({ found }: { found: CustomerImport }) {
  const { t, language } = useWords()
  const { state, refusal } = found
  if (state === 'refused' || state === 'discarded') {
    const text = refusal ? (language === 'en' ? refusal.en : refusal.zh) : t('customerImports.discardedText')
    return (
      <Sheet>
        <Empty title={t(refusal ? 'imports.refused' : 'customerImports.discarded')} text={text}>
          <Link className="button button-primary" to="/customers/imports">
            {t('imports.another')}
          </Link>
        </Empty>
      </Sheet>
    )
  }
  if (state === 'preview' || state === 'reading') return <Preview found={found} />
  return (
    <>
      <ImportProgress found={found} />
      <ImportFigures found={found} />
      {!isBusy(state) && <ImportRows found={found} />}
    </>
  )
}

function Preview({ found }: { found: CustomerImport }) {
  const { t } = useWords()
  if (found.mapping.length === 0) return <Waiting lines={6} />
  return (
    <>
      <ColumnMeanings found={found} />
      {found.state === 'reading' ? (
        <Sheet title={t('customerImportState.reading')}>
          <Waiting lines={3} />
        </Sheet>
      ) : (
        <ImportFigures found={found} />
      )}
      <ForeseenRows title={t('customerImports.doubtful')} rows={found.doubtful} mapping={found.mapping} />
      <ForeseenRows title={t('customerImports.sample')} rows={found.sample} mapping={found.mapping} />
    </>
  )
}
