/** Searching what was said in this group, in Chinese and English; a hit leads to its place in the talk. */
import { Button, DatePicker, Select } from 'antd'
import { useState } from 'react'
import { messageKind, searchMessagesEndpoint } from '../../../../server/modules/messaging/contract.ts'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { shiftDay } from '../../../ui/moments.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { SearchLine } from '../community/FieldFilters.tsx'
import { MemberFilter } from './MemberFilter.tsx'

type Hit = AnswerOf<typeof searchMessagesEndpoint>['rows'][number]
type Kind = Hit['message']['kind']
type Range = { from?: string; until?: string }
const dayShape = 'YYYY-MM-DD'

/** Whole days of the tenant's zone, both ends included. */
function rangeOf(first: string | undefined, last: string | undefined, startOfDay: (day: string) => string): Range {
  return { ...(first ? { from: startOfDay(first) } : {}), ...(last ? { until: startOfDay(shiftDay(last, 1)) } : {}) }
}

export function ChatSearch({
  groupId,
  asked,
  onJump,
}: {
  groupId: string
  asked: string
  onJump: (messageId: string) => void
}) {
  const { t } = useWords()
  const formats = useFormats()
  const [q, setQ] = useState(asked)
  const [by, setBy] = useState<string | null>(null)
  const [kind, setKind] = useState<Kind | null>(null)
  const [range, setRange] = useState<Range>({})
  const pages = useAskPages(
    searchMessagesEndpoint,
    { groupId, q, ...(by ? { by } : {}), ...(kind ? { kind } : {}), ...range },
    q.trim() !== '',
  )
  const hits = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const names = Object.fromEntries(
    (pages.data?.pages ?? []).flatMap((page) => page.beside.people.map((person) => [person.id, person.name])),
  )
  return (
    <search className={q.trim() ? 'sheet chat-search' : 'sheet chat-search unasked'}>
      <SearchLine value={q} onChange={setQ} label={t('chat.search')} />
      <div className="row chat-filters">
        <MemberFilter groupId={groupId} value={by} onChange={setBy} />
        <Select
          allowClear
          aria-label={t('chat.kind')}
          placeholder={t('chat.kind')}
          value={kind}
          onChange={(next?: Kind) => setKind(next ?? null)}
          options={messageKind.options.map((one) => ({ value: one, label: t(`messageKind.${one}`) }))}
        />
        <DatePicker.RangePicker
          aria-label={t('chat.range')}
          allowEmpty={[true, true]}
          onChange={(days) =>
            setRange(rangeOf(days?.[0]?.format(dayShape), days?.[1]?.format(dayShape), formats.startOfDay))
          }
        />
      </div>
      {q.trim() === '' ? (
        <p className="muted small">{t('chat.searchText')}</p>
      ) : (
        <Loaded from={pages} lines={4}>
          {() =>
            hits.length === 0 ? (
              <Empty title={t('chat.noHit')} text={t('chat.noHitText')} />
            ) : (
              <Hits hits={hits} names={names} onJump={onJump} />
            )
          }
        </Loaded>
      )}
      {pages.hasNextPage && (
        <div className="center">
          <Button loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {t('common.more')}
          </Button>
        </div>
      )}
    </search>
  )
}

function Hits({
  hits,
  names,
  onJump,
}: {
  hits: readonly Hit[]
  names: Record<string, string>
  onJump: (messageId: string) => void
}) {
  const formats = useFormats()
  return (
    <ul className="lines">
      {hits.map(({ message, pieces }) => (
        <li key={message.id}>
          <button type="button" className="hit" onClick={() => onJump(message.id)}>
            <span className="muted small">
              {formats.nickname(names[message.by ?? ''], message.by ?? '')} · {formats.stamp(message.at)}
            </span>
            <span className="wrap">
              {pieces.map((piece, at) => (
                // Pieces of one text have no identity but their place.
                <span key={at}>{piece.hit ? <mark>{piece.text}</mark> : piece.text}</span>
              ))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
