import { Select } from 'antd'
import { useState } from 'react'
import { listMembersEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useLater } from '../app/use-later.ts'

type Words = { groupId: string; value: string | null; onChange: (personId: string | null) => void }

/** Chooses a member of a group by a few letters of the name. */
export function MemberFilter({ groupId, value, onChange }: Words) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const q = useLater(typed, 250)
  const members = useAsk(listMembersEndpoint, { groupId, limit: 50, ...(q ? { q } : {}) }, { staleTime: 60_000 })
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      className="filter"
      aria-label={t('chat.by')}
      placeholder={t('chat.by')}
      value={value}
      onChange={(next?: string) => onChange(next ?? null)}
      options={(members.data?.rows ?? []).map((row) => ({ value: row.person.id, label: row.person.name }))}
    />
  )
}
