/** Taking something out as one file: the button, and what was taken out before. */
import { Button, Progress } from 'antd'
import type { Endpoint, InputOf } from '../../../../server/kernel/contract.ts'
import { listExportsEndpoint } from '../../../../server/modules/archive/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import { ExportActs } from './ExportActs.tsx'
import type { ArchiveExport } from './shapes.ts'

type Words<E extends Endpoint> = {
  kind: 'group' | 'community' | 'tenant'
  subjectId: string
  by: E
  input: InputOf<E>
}

const lookAgainMs = 1500
const isUnderway = ({ state }: ArchiveExport) => state === 'waiting' || state === 'writing'

export function ExportPanel<E extends Endpoint>({ kind, subjectId, by, input }: Words<E>) {
  const { t } = useWords()
  const saying = useSaying()
  const exports = useAsk(
    listExportsEndpoint,
    { subjectId },
    { refetchInterval: ({ state }) => (state.data?.rows.some(isUnderway) ? lookAgainMs : false) },
  )
  const begin = useAct(by, { refreshes: [listExportsEndpoint], onFailure: saying.failure })
  const underway = exports.data?.rows.some(isUnderway) ?? false
  return (
    <Sheet title={t(`exports.${kind}`)}>
      <p className="lead">{t(`exports.${kind}Text`)}</p>
      <Loaded from={exports} lines={1}>
        {({ rows }) => (
          <>
            <Button loading={begin.isPending} disabled={underway} onClick={() => begin.mutate(input)}>
              {t(rows.length > 0 ? 'exports.again' : 'exports.start')}
            </Button>
            {underway && <p className="muted small">{t('exports.mayLeave')}</p>}
            <ul className="lines" aria-label={t('exports.list')}>
              {rows.slice(0, 5).map((row) => (
                <ExportRow key={row.id} row={row} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Sheet>
  )
}

const tones = { waiting: '', writing: '', ready: 'tag-brand', failed: 'tag-red', expired: '' }

function ExportRow({ row }: { row: ArchiveExport }) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <li className="line">
      <div className="line-body">
        <span className={`tag ${tones[row.state]}`}>{t(`exportState.${row.state}`)}</span>{' '}
        {t('exports.line', { by: row.by.name, at: formats.moment(row.createdAt) })}
        <div className="muted small">
          <Facts row={row} />
        </div>
      </div>
      <ExportActs row={row} />
    </li>
  )
}

function Facts({ row: { state, progress, holds, bytes, expiresAt } }: { row: ArchiveExport }) {
  const { t } = useWords()
  const formats = useFormats()
  const { written, total } = progress
  if (state === 'writing')
    return (
      <Progress
        size="small"
        percent={total > 0 ? Math.floor((written / total) * 100) : 0}
        aria-label={t('exports.writing', { written, total })}
      />
    )
  if (!holds) return null
  const held = t('exports.holds', { rows: holds.rows, files: holds.files, bytes: formats.bytes(bytes) })
  const missing = holds.missing > 0 ? t('exports.missing', { count: holds.missing }) : ''
  const until = state === 'ready' ? t('exports.until', { at: formats.moment(expiresAt) }) : ''
  return <>{[held, missing, until].filter(Boolean).join(' · ')}</>
}
