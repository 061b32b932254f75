import { Select } from 'antd'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { listMembersEndpoint, type MemberRole, memberRole } from '../../../../server/modules/community/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { SearchLine } from './FieldFilters.tsx'
import { MemberLine } from './MemberLine.tsx'
import type { Group } from './shapes.ts'

/** Members by role and name; the rest of a long list comes when its end is near. */
export function MemberList({ group, asked }: { group: Group; asked: string }) {
  const { t } = useWords()
  const formats = useFormats()
  const [q, setQ] = useState(asked)
  const [role, setRole] = useState<MemberRole>()
  useEffect(() => setQ(asked), [asked])
  const pages = useAskPages(listMembersEndpoint, {
    groupId: group.id,
    limit: 60,
    ...(q ? { q } : {}),
    ...(role ? { role } : {}),
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const total = pages.data?.pages[0]?.total ?? 0
  const clear = () => {
    setQ('')
    setRole(undefined)
  }
  return (
    <>
      <search className="filters">
        <SearchLine value={q} onChange={setQ} label={t('members.search')} />
        <Select
          allowClear
          className="filter"
          aria-label={t('members.role')}
          placeholder={t('members.role')}
          value={role}
          onChange={setRole}
          options={memberRole.options.map((one) => ({ value: one, label: t(`memberRole.${one}`) }))}
        />
      </search>
      <Loaded from={pages} lines={8}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t(q || role ? 'field.noHit' : 'members.none')}>
              {(q || role) && <Button onClick={clear}>{t('field.clear')}</Button>}
            </Empty>
          ) : (
            <>
              <p className="muted small">{formats.people(total)}</p>
              <ul className="lines">
                {rows.map((member) => (
                  <MemberLine key={member.person.id} member={member} group={group} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      {pages.hasNextPage && (
        <div className="center">
          <Button loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {t('members.more', { count: total - rows.length })}
          </Button>
        </div>
      )}
    </>
  )
}
