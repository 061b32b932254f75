/** What was said, oldest above; kept at the bottom while new lines come, unless someone reads further up. */
import { Button } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { useFormats } from '../app/me.tsx'
import { ChatBlockView } from './ChatBlockView.tsx'
import { type ChatMessage, chatDays } from './chat-blocks.ts'

export type PersonName = { id: string; name: string; avatarFileId: string | null }
export type Quoted = { id: string; by: string | null; text: string; recalledAt: string | null }
type ChatShown = {
  messages: readonly ChatMessage[]
  people: Readonly<Record<string, PersonName>>
  quoted: Readonly<Record<string, Quoted>>
}
type Words = ChatShown & {
  older: boolean
  newer: boolean
  busy: boolean
  onOlder: () => void
  onNewer: () => void
  /** Brought into view and marked. */
  marked: string | null
  onJump: (messageId: string) => void
}

export function ChatLog(words: Words) {
  const { messages, older, newer, busy, onOlder, onNewer, marked } = words
  const { t } = useWords()
  const place = useRef<HTMLDivElement>(null)
  const isHere = messages.some((message) => message.id === marked)
  useBringIntoView(place, marked, isHere)
  useStayBelow(place, messages.at(-1)?.id, marked !== null || newer)
  return (
    <div ref={place} className="chat-log" tabIndex={0} role="log" aria-label={t('chat.log')}>
      {older && <MoreLines busy={busy} label={t('chat.older')} onMore={onOlder} />}
      {messages.length === 0 && <Empty title={t('chat.none')} text={t('chat.noneText')} />}
      <Days {...words} />
      {newer && <MoreLines busy={busy} label={t('chat.newer')} onMore={onNewer} />}
    </div>
  )
}

function Days({ messages, people, quoted, marked, onJump }: Words) {
  const formats = useFormats()
  const days = useMemo(() => chatDays(messages, formats.dayOf), [messages, formats])
  const shown = { people, quoted, marked, onJump }
  return days.map(({ day, blocks }) => (
    <section key={day} aria-label={day}>
      <p className="chat-day">{formats.shortDay(day)}</p>
      {blocks.map((block) => (
        <ChatBlockView key={block.key} block={block} {...shown} />
      ))}
    </section>
  ))
}

function MoreLines({ busy, label, onMore }: { busy: boolean; label: string; onMore: () => void }) {
  return (
    <div className="center">
      <Button size="small" loading={busy} onClick={onMore}>
        {label}
      </Button>
    </div>
  )
}

type Place = React.RefObject<HTMLDivElement | null>

function useBringIntoView(place: Place, marked: string | null, ready: boolean) {
  useEffect(() => {
    if (!marked || !ready) return
    place.current?.querySelector(`[data-message="${CSS.escape(marked)}"]`)?.scrollIntoView({ block: 'center' })
  }, [place, marked, ready])
}

/** Follows new lines while the reader is at the end; someone further up is left in peace. */
function useStayBelow(place: Place, newest: string | undefined, elsewhere: boolean) {
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    const log = place.current
    if (!log || elsewhere || newest === before.current) return
    const isFirst = before.current === undefined
    const fromEnd = log.scrollHeight - log.scrollTop - log.clientHeight
    if (isFirst || fromEnd < 240) log.scrollTop = log.scrollHeight
    before.current = newest
  }, [place, newest, elsewhere])
}
