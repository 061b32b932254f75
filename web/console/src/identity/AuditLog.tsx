/** What operators did, newest first: who, what, to what, from where. */
import { useState } from 'react'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { listAuditEndpoint, listTeamEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAsk, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { FilterChoice } from '../app/FilterChoice.tsx'
import { LongList } from '../app/LongList.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { auditActions, sayAbout } from './audit-words.ts'

type Row = AnswerOf<typeof listAuditEndpoint>['rows'][number]

type Filters = { by?: string; action?: string }

export function AuditLog() {
  const { t } = useWords()
  const [filters, setFilters] = useState<Filters>({})
  const pages = useAskPages(listAuditEndpoint, filters)
  return (
    <Sheet title={t('audit.title')} beside={<AuditFilters filters={filters} onChange={setFilters} />}>
      <LongList pages={pages} lines={10} none={<Empty title={t('audit.none')} />}>
        {(rows) => <Rows rows={rows} />}
      </LongList>
    </Sheet>
  )
}

function AuditFilters({ filters: { by, action }, onChange }: { filters: Filters; onChange: (next: Filters) => void }) {
  const { t } = useWords()
  const team = useAsk(listTeamEndpoint, {})
  const people = (team.data?.rows ?? []).map(({ person }) => ({ value: person.id, label: person.name }))
  return (
    <div className="row">
      <FilterChoice<string>
        isLong
        label={t('audit.who')}
        value={by}
        onChange={(next) => onChange({ ...(action ? { action } : {}), ...(next ? { by: next } : {}) })}
        options={people}
      />
      <FilterChoice<string>
        isLong
        label={t('audit.what')}
        value={action}
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
