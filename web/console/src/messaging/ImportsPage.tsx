/** 导入: bring the history of real groups in; the imports so far. */
import './imports.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { listImportsEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { ImportDrop } from './ImportDrop.tsx'
import { ImportTag } from './ImportTag.tsx'
import { isBusy } from './import-steps.ts'
import type { ImportRow } from './shapes.ts'

export function ImportsPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { group } = useSearch({ strict: false }) as { group?: string }
  const imports = useAsk(
    listImportsEndpoint,
    {},
    { refetchInterval: (query) => (query.state.data?.rows.some((row) => isBusy(row.state)) ? 2000 : false) },
  )
  return (
    <Page title={t('nav.imports')} lead={t('imports.lead')}>
      <Sheet>
        <ImportDrop
          groupId={group}
          onUploaded={(importId) => navigate({ to: '/imports/$importId', params: { importId } })}
        />
      </Sheet>
      <Sheet title={t('imports.list')}>
        <Loaded from={imports}>
          {({ rows }) => {
            const shown = group ? rows.filter((row) => row.groupId === group) : rows
            return shown.length === 0 ? (
              <Empty title={t('imports.none')} text={t('imports.noneText')} />
            ) : (
              <ul className="lines">
                {shown.map((row) => (
                  <ImportLine key={row.id} row={row} />
                ))}
              </ul>
            )
          }}
        </Loaded>
      </Sheet>
    </Page>
  )
}

function ImportLine({ row }: { row: ImportRow }) {
  const { t } = useWords()
  const formats = useFormats()
  const said = row.report
    ? t('imports.reportLine', {
        imported: formats.count(row.report.imported),
        skipped: formats.count(row.report.skipped),
        doubtful: formats.count(row.report.doubtful),
      })
    : row.counts
      ? t('imports.countLine', {
          messages: formats.count(row.counts.messages),
          people: formats.count(row.counts.people),
        })
      : formats.bytes(row.bytes)
  return (
    <li className="line">
      <div className="line-body">
        <Link className="member-name wrap" to="/imports/$importId" params={{ importId: row.id }}>
          {row.fileName}
        </Link>{' '}
        <ImportTag state={row.state} />
        <div className="muted small">
          {row.format ? `${t(`format.${row.format}`, { defaultValue: row.format })} · ` : ''}
          {said} · {row.startedBy.name} · {formats.moment(row.createdAt)}
        </div>
      </div>
    </li>
  )
}
