import { Button, Select } from 'antd'
import { useEffect, useState } from 'react'
import { listMembersEndpoint, type MemberRole, memberRole } from '../../../../server/modules/community/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { useFormats } from '../app/me.tsx'
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
        <RoleFilter role={role} onChange={setRole} />
      </search>
      <Loaded from={pages} lines={8}>
        {() =>
          rows.length > 0 ? (
            <Rows rows={rows} total={total} group={group} />
          ) : (
            <Nobody onClear={q || role ? clear : null} />
          )
        }
      </Loaded>
      <MorePages pages={pages} label={t('members.more', { count: total - rows.length })} />
    </>
  )
}

function RoleFilter({ role, onChange }: { role: MemberRole | null; onChange: (next: MemberRole | null) => void }) {
  const { t } = useWords()
  return (
    <Select
      allowClear
      className="filter"
      aria-label={t('members.role')}
      placeholder={t('members.role')}
      value={role}
      onChange={(next?: MemberRole) => onChange(next ?? null)}
      options={optionsOf(memberRole.options, (one) => t(`memberRole.${one}`))}
    />
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

function Nobody({ onClear }: { onClear: (() => void) | null }) {
  const { t } = useWords()
  return (
    <Empty title={t(onClear ? 'field.noHit' : 'members.none')}>
      {onClear && <Button onClick={onClear}>{t('field.clear')}</Button>}
    </Empty>
  )
}
