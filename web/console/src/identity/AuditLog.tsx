/** What operators did, newest first: who, what, to what, from where. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { listAuditEndpoint, listTeamEndpoint } from '../../../../server/modules/identity/contract.ts'
import { useAsk, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { auditActions, sayAbout } from './audit-words.ts'

type Row = AnswerOf<typeof listAuditEndpoint>['rows'][number]

export function AuditLog() {
  const { t } = useWords()
  const team = useAsk(listTeamEndpoint, {})
  const [by, setBy] = useState<string>()
  const [action, setAction] = useState<string>()
  const pages = useAskPages(listAuditEndpoint, { ...(by ? { by } : {}), ...(action ? { action } : {}) })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Sheet
      title={t('audit.title')}
      beside={
        <div className="row">
          <Select
            allowClear
            className="filter"
            aria-label={t('audit.who')}
            placeholder={t('audit.who')}
            value={by}
            onChange={setBy}
            options={(team.data?.rows ?? []).map((seat) => ({ value: seat.person.id, label: seat.person.name }))}
          />
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            className="filter"
            aria-label={t('audit.what')}
            placeholder={t('audit.what')}
            value={action}
            onChange={setAction}
            options={auditActions.map((name) => ({ value: name, label: t(`audited.${name.replace('.', '_')}`) }))}
          />
        </div>
      }
    >
      <Loaded from={pages} lines={10}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t('audit.none')} />
          ) : (
            <ul className="lines">
              {rows.map((row) => (
                <AuditRow key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {pages.hasNextPage && (
        <div className="center">
          <Button loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </div>
      )}
    </Sheet>
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
