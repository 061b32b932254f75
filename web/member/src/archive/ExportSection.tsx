import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import {
  exportMeEndpoint,
  fetchExportEndpoint,
  listExportsEndpoint,
} from '../../../../server/modules/archive/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { addressOf, sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { useFormats, useMe } from '../app/me.ts'
import { toast } from '../app/toast.ts'

type ArchiveExport = AnswerOf<typeof listExportsEndpoint>['rows'][number]

const lookAgainMs = 1500
const isUnderway = ({ state }: ArchiveExport) => state === 'waiting' || state === 'writing'

/** My own as one file, and how far it is. */
export function ExportSection() {
  const { t } = useWords()
  const { person } = useMe()
  const exports = useAsk(
    listExportsEndpoint,
    { subjectId: person.id },
    { refetchInterval: ({ state }) => (state.data?.rows.some(isUnderway) ? lookAgainMs : false) },
  )
  return (
    <section className="panel">
      <h2>{t('mine.export')}</h2>
      <p className="faint">{t('mine.exportText')}</p>
      <Answered from={exports} rows={1}>
        {({ rows }) => <Newest found={rows[0]} />}
      </Answered>
    </section>
  )
}

function Newest({ found }: { found: ArchiveExport | undefined }) {
  const { t, language } = useWords()
  const begin = useAct(exportMeEndpoint, {
    refreshes: [listExportsEndpoint],
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  if (found && isUnderway(found)) return <Underway found={found} />
  return (
    <div className="panel-line data-act">
      <div className="row-words">{found ? <Outcome found={found} /> : null}</div>
      {found?.state === 'ready' ? (
        <a className="button button-main" href={addressOf(fetchExportEndpoint, { exportId: found.id })} download>
          {t('mine.exportDownload')}
        </a>
      ) : null}
      <button type="button" className="button" disabled={begin.isPending} onClick={() => begin.mutate({})}>
        {t(found ? 'mine.exportAgain' : 'mine.exportDo')}
      </button>
    </div>
  )
}

function Underway({ found: { progress } }: { found: ArchiveExport }) {
  const { t } = useWords()
  const share = progress.total > 0 ? Math.floor((progress.written / progress.total) * 100) : 0
  return (
    <p role="status" className="data-act">
      {t('mine.exportWriting', { share })}
    </p>
  )
}

function Outcome({ found: { state, bytes, expiresAt, holds } }: { found: ArchiveExport }) {
  const { t } = useWords()
  const formats = useFormats()
  if (state === 'failed') return <p role="alert">{t('mine.exportFailed')}</p>
  if (state === 'expired') return <p className="faint">{t('mine.exportExpired')}</p>
  return (
    <>
      <p role="status">{t('mine.exportReady', { bytes: formats.bytes(bytes), at: formats.moment(expiresAt) })}</p>
      {holds && holds.missing > 0 ? <p className="amber">{t('mine.exportMissing', { count: holds.missing })}</p> : null}
    </>
  )
}
