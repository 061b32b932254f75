import { useEffect, useState } from 'react'
import { listMembersEndpoint, type MemberRole, memberRole } from '../../../../server/modules/community/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { FilterChoice } from '../app/FilterChoice.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { useFormats } from '../app/me.tsx'
import { NoHit } from '../app/NoHit.tsx'
import { SearchLine } from '../app/SearchLine.tsx'
import { MemberLine } from './MemberLine.tsx'
import type { Group, Member } from './shapes.ts'

/** Members by role and name, read on as far as one wants. */
export function MemberList({ group, asked }: { group: Group; asked: string }) {
  const { t } = useWords()
  const [q, setQ] = useState(asked)
  const [role, setRole] = useState<MemberRole | null>(null)
  useEffect(() => setQ(asked), [asked])
  const filters = { ...(q ? { q } : {}), ...(role ? { role } : {}) }
  const pages = useAskPages(listMembersEndpoint, { groupId: group.id, limit: 60, ...filters })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const total = pages.data?.pages[0]?.total ?? 0
  const clear = () => {
    setQ('')
    setRole(null)
  }
  return (
    <>
      <search className="filters">
        <SearchLine value={q} onChange={setQ} label={t('members.search')} />
        <FilterChoice
          label={t('members.role')}
          value={role}
          onChange={setRole}
          options={optionsOf(memberRole.options, (one) => t(`memberRole.${one}`))}
        />
      </search>
      <Loaded from={pages} lines={8}>
        {() =>
          rows.length > 0 ? (
            <Rows rows={rows} total={total} group={group} />
          ) : q || role ? (
            <NoHit onClear={clear} />
          ) : (
            <Empty title={t('members.none')} />
          )
        }
      </Loaded>
      <MorePages pages={pages} label={t('members.more', { count: total - rows.length })} />
    </>
  )
}

function Rows({ rows, total, group }: { rows: readonly Member[]; total: number; group: Group }) {
  const formats = useFormats()
  return (
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
