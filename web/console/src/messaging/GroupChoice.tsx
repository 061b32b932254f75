import { Select } from 'antd'
import { useState } from 'react'
import { readGroupEndpoint } from '../../../../server/modules/community/contract.ts'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useLater } from '../app/use-later.ts'

type Words = { id: string; value: string | null; onChange: (groupId: string) => void }

/** One of the open groups, by its name or its community's. */
export function GroupChoice({ id, value, onChange }: Words) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const q = useLater(typed, 200).trim().slice(0, 80)
  const cards = useAsk(listGroupCardsEndpoint, { sort: 'name', ...(q ? { q } : {}) })
  const found = (cards.data?.rows ?? []).map((card) => optionOf(card.groupId, card.groupName, card.communityName))
  const away = value !== null && !found.some((option) => option.value === value)
  const chosen = useAsk(readGroupEndpoint, { groupId: value ?? '' }, { enabled: away }).data
  const options = away && chosen ? [optionOf(chosen.id, chosen.name, chosen.communityName), ...found] : found
  return (
    <Select<string | null>
      id={id}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={cards.isFetching}
      value={away && !chosen ? null : value}
      placeholder={t('imports.chooseGroup')}
      onChange={(groupId) => groupId && onChange(groupId)}
      options={options}
    />
  )
}

const optionOf = (value: string, group: string, community: string) => ({ value, label: `${group} — ${community}` })
