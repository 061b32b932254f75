/** Communities as lines: what each is, where, how many people and groups. */
import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { listCommunitiesEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { Emblem } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { LongList } from '../app/LongList.tsx'
import { useFormats } from '../app/me.tsx'
import { NoHit } from '../app/NoHit.tsx'
import type { FieldSearch } from '../app/searches.ts'
import { SearchLine } from '../app/SearchLine.tsx'
import { NoGroups } from './NoGroups.tsx'

type Row = AnswerOf<typeof listCommunitiesEndpoint>['rows'][number]

export function CommunityList({
  search,
  onChange,
}: {
  search: FieldSearch
  onChange: (next: Partial<FieldSearch>) => void
}) {
  const { t } = useWords()
  const asked = { ...(search.q ? { q: search.q } : {}), ...(search.closed ? { archived: 'true' } : {}) }
  const pages = useAskPages(listCommunitiesEndpoint, asked)
  return (
    <>
      <search className="filters">
        <SearchLine value={search.q ?? ''} onChange={(q) => onChange({ q })} label={t('community.search')} />
        <Checkbox checked={search.closed ?? false} onChange={(event) => onChange({ closed: event.target.checked })}>
          {t('community.archived')}
        </Checkbox>
      </search>
      <LongList pages={pages} lines={8} none={search.q ? <NoHit onClear={() => onChange({ q: '' })} /> : <NoGroups />}>
        {(rows) => <Rows rows={rows} />}
      </LongList>
    </>
  )
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <section className="sheet">
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.id} className="line">
            <Emblem id={row.id} name={row.name} />
            <div className="line-body">
              <b>
                <Link to="/communities/$communityId" params={{ communityId: row.id }}>
                  {row.name}
                </Link>
              </b>{' '}
              <span className="tag">{t(`preset.${row.preset}`)}</span>{' '}
              {row.archivedAt && <span className="tag">{t('community.isArchived')}</span>}
              <div className="muted small">
                {[row.region.city, row.interest, row.industry, row.owner.name].filter(Boolean).join(' · ')}
              </div>
            </div>
            <div className="small nowrap community-size">
              {formats.people(row.members)} · {t('community.groupCount', { count: row.groups })}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
