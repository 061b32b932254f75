/** One import: what was found, what only a person knows, how far it is, what came of it. */
import './imports.css'
import { Link, useParams } from '@tanstack/react-router'
import { readImportEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { PageLoaded, Waiting } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { ImportActs } from './ImportActs.tsx'
import { ImportAnswers } from './ImportAnswers.tsx'
import { ImportCounts } from './ImportCounts.tsx'
import { ImportDoubts } from './ImportDoubts.tsx'
import { ImportPeople } from './ImportPeople.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { ImportReport } from './ImportReport.tsx'
import { ImportSample } from './ImportSample.tsx'
import { ImportTag } from './ImportTag.tsx'
import { isBusy } from './import-steps.ts'
import type { ChatImport } from './shapes.ts'

export function ImportPage() {
  const { importId } = useParams({ strict: false }) as { importId: string }
  const found = useAsk(
    readImportEndpoint,
    { importId },
    { refetchInterval: (query) => (query.state.data && isBusy(query.state.data.state) ? 1000 : false) },
  )
  return <PageLoaded from={found}>{(answer) => <ImportBody found={answer} />}</PageLoaded>
}

function ImportBody({ found }: { found: ChatImport }) {
  const { t } = useWords()
  const formats = useFormats()
  const format = found.format ? t(`format.${found.format}`, { defaultValue: found.format }) : t('imports.unknownFormat')
  return (
    <Page
      title={found.fileName}
      above={<Link to="/imports">{t('nav.imports')}</Link>}
      lead={
        <>
          <ImportTag state={found.state} /> {format} · {formats.bytes(found.bytes)} · {found.startedBy.name} ·{' '}
          {formats.moment(found.createdAt)}
        </>
      }
      actions={<ImportActs found={found} />}
    >
      <ImportState found={found} />
    </Page>
  )
}

function ImportState({ found }: { found: ChatImport }) {
  const { t, language } = useWords()
  if (found.state === 'refused' || (found.state === 'failed' && found.refusal)) {
    return (
      <Sheet>
        <Empty
          title={t('imports.refused')}
          text={found.refusal ? (language === 'en' ? found.refusal.en : found.refusal.zh) : ''}
        >
          <Link className="button button-primary" to="/imports">
            {t('imports.another')}
          </Link>
        </Empty>
      </Sheet>
    )
  }
  return (
    <div className="stack">
      <ImportProgress found={found} />
      {found.report && !isBusy(found.state) && <ImportReport found={found} />}
      {found.counts ? <ImportCounts counts={found.counts} /> : found.state === 'reading' && <Waiting lines={4} />}
      {found.state === 'preview' && <ImportAnswers found={found} />}
      {found.state === 'preview' && found.people.length > 0 && <ImportPeople found={found} />}
      {found.sample.length > 0 && found.state === 'preview' && <ImportSample sample={found.sample} />}
      {found.doubtful.length > 0 && (
        <ImportDoubts doubtful={found.doubtful} all={found.counts?.doubtful ?? found.doubtful.length} />
      )}
    </div>
  )
}
