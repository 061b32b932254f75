import { DatePicker, Select } from 'antd'
import { messageKind } from '../../../../server/modules/messaging/contract.ts'
import { shiftDay } from '../../../ui/moments.ts'
import { useWords } from '../../../ui/words/index.ts'
import { optionsOf } from '../app/Field.tsx'
import { useFormats } from '../app/me.tsx'
import { MemberFilter } from './MemberFilter.tsx'

type Kind = (typeof messageKind.options)[number]
export type Filters = { by?: string; kind?: Kind; from?: string; until?: string }
type Words = { groupId: string; filters: Filters; onChange: (next: Filters) => void }
const dayShape = 'YYYY-MM-DD'

/** Who said it, in which kind of message, on which days of the tenant's calendar. */
export function ChatFilters({ groupId, filters: { by, kind, ...range }, onChange }: Words) {
  const { t } = useWords()
  const { startOfDay } = useFormats()
  const others = { ...(by ? { by } : {}), ...(kind ? { kind } : {}) }
  return (
    <div className="row chat-filters">
      <MemberFilter
        groupId={groupId}
        value={by ?? null}
        onChange={(next) => onChange({ ...range, ...(kind ? { kind } : {}), ...(next ? { by: next } : {}) })}
      />
      <Select
        allowClear
        aria-label={t('chat.kind')}
        placeholder={t('chat.kind')}
        value={kind ?? null}
        onChange={(next?: Kind) => onChange({ ...range, ...(by ? { by } : {}), ...(next ? { kind: next } : {}) })}
        options={optionsOf(messageKind.options, (one) => t(`messageKind.${one}`))}
      />
      <DatePicker.RangePicker
        aria-label={t('chat.range')}
        allowEmpty={[true, true]}
        onChange={(days) =>
          onChange({
            ...others,
            ...rangeOf(
              days?.map((day) => day?.format(dayShape)),
              startOfDay,
            ),
          })
        }
      />
    </div>
  )
}

/** Whole days, both ends included. */
function rangeOf(days: readonly (string | undefined)[] | undefined, startOfDay: (day: string) => string) {
  const [first, last] = days ?? []
  return { ...(first ? { from: startOfDay(first) } : {}), ...(last ? { until: startOfDay(shiftDay(last, 1)) } : {}) }
}
