/** Searching what was said in this group, in Chinese and English; a hit leads to its place in the talk. */
import { useState } from 'react'
import { searchMessagesEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { SearchLine } from '../app/SearchLine.tsx'
import { ChatFilters, type Filters } from './ChatFilters.tsx'
import { Hits } from './Hits.tsx'

type Words = { groupId: string; asked: string; onJump: (messageId: string) => void }

export function ChatSearch({ groupId, asked, onJump }: Words) {
  const { t } = useWords()
  const [q, setQ] = useState(asked)
  const [filters, setFilters] = useState<Filters>({})
  const isAsked = q.trim() !== ''
  const pages = useAskPages(searchMessagesEndpoint, { groupId, q, ...filters }, { enabled: isAsked })
  const hits = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const people = pages.data?.pages.flatMap((page) => page.beside.people) ?? []
  return (
    <search className={isAsked ? 'sheet chat-search' : 'sheet chat-search unasked'}>
      <SearchLine value={q} onChange={setQ} label={t('chat.search')} />
      <ChatFilters groupId={groupId} filters={filters} onChange={setFilters} />
      {!isAsked && <p className="muted small">{t('chat.searchText')}</p>}
      {isAsked && (
        <Loaded from={pages} lines={4}>
          {() => <Hits hits={hits} people={people} onJump={onJump} />}
        </Loaded>
      )}
      {pages.data && hits.length === 0 && <Empty title={t('chat.noHit')} text={t('chat.noHitText')} />}
      <MorePages pages={pages} />
    </search>
  )
}
