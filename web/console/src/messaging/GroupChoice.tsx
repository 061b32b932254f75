import { Select } from 'antd'
import { listGroupCardsEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'

type Words = { id: string; value: string | null; onChange: (groupId: string) => void }

/** One of the open groups, by its name or its community's. */
export function GroupChoice({ id, value, onChange }: Words) {
  const { t } = useWords()
  const cards = useAsk(listGroupCardsEndpoint, {})
  const open = (cards.data?.rows ?? []).filter((card) => !card.closedAt)
  return (
    <Select<string | null>
      id={id}
      showSearch={{ optionFilterProp: 'label' }}
      loading={cards.isLoading}
      value={value}
      placeholder={t('imports.chooseGroup')}
      onChange={(groupId) => groupId && onChange(groupId)}
      options={open.map((card) => ({ value: card.groupId, label: `${card.groupName} — ${card.communityName}` }))}
    />
  )
}
