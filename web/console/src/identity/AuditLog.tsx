/** What operators did, newest first: who, what, to what, from where. */
import { Select } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { listAuditEndpoint, listTeamEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAsk, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { auditActions, sayAbout } from './audit-words.ts'

type Row = AnswerOf<typeof listAuditEndpoint>['rows'][number]

type Filters = { by?: string; action?: string }

export function AuditLog() {
  const { t } = useWords()
  const [filters, setFilters] = useState<Filters>({})
  const pages = useAskPages(listAuditEndpoint, filters)
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Sheet title={t('audit.title')} beside={<AuditFilters filters={filters} onChange={setFilters} />}>
      <Loaded from={pages} lines={10}>
        {() => (rows.length === 0 ? <Empty title={t('audit.none')} /> : <Rows rows={rows} />)}
      </Loaded>
      <MorePages pages={pages} />
    </Sheet>
  )
}

function AuditFilters({ filters: { by, action }, onChange }: { filters: Filters; onChange: (next: Filters) => void }) {
  const { t } = useWords()
  const team = useAsk(listTeamEndpoint, {})
  const people = (team.data?.rows ?? []).map(({ person }) => ({ value: person.id as string, label: person.name }))
  const searchable = { allowClear: true, showSearch: { optionFilterProp: 'label' }, className: 'filter' }
  return (
    <div className="row">
      <Select<string | null>
        {...searchable}
        aria-label={t('audit.who')}
        placeholder={t('audit.who')}
        value={by ?? null}
        onChange={(next) => onChange({ ...(action ? { action } : {}), ...(next ? { by: next } : {}) })}
        options={people}
      />
      <Select<string | null>
        {...searchable}
        aria-label={t('audit.what')}
        placeholder={t('audit.what')}
        value={action ?? null}
        onChange={(next) => onChange({ ...(by ? { by } : {}), ...(next ? { action: next } : {}) })}
        options={optionsOf(auditActions, (name) => t(`audited.${name.replace('.', '_')}`))}
      />
    </div>
  )
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <ul className="lines">
      {rows.map((row) => (
        <AuditRow key={row.id} row={row} />
      ))}
    </ul>
  )
}

function AuditRow({ row }: { row: Row }) {
  const { t } = useWords()
  const formats = useFormats()
  const what = t(`audited.${row.action.replace('.', '_')}`, { defaultValue: row.action })
  const about = sayAbout(row.about)
  return (
    <li className="line">
      <time className="muted small nowrap audit-at" dateTime={row.at} title={formats.fullMoment(row.at)}>
        {formats.stamp(row.at)}
      </time>
      <div className="line-body">
        <b>{row.by?.name ?? t(`via.${row.via}`)}</b> {what}
        {about && <div className="muted small wrap">{about}</div>}
      </div>
      <span className="muted small nowrap">
        {t(`via.${row.via}`)} {row.address}
      </span>
    </li>
  )
}
