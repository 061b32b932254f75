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
export type ChatShown = {
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

export function ChatLog({ messages, people, quoted, older, newer, busy, onOlder, onNewer, marked, onJump }: Words) {
  const { t } = useWords()
  const formats = useFormats()
  const days = useMemo(() => chatDays(messages, formats.dayOf), [messages, formats])
  const place = useRef<HTMLDivElement>(null)
  useBringIntoView(
    place,
    marked,
    messages.some((message) => message.id === marked),
  )
  useStayBelow(place, messages.at(-1)?.id, marked !== null || newer)
  return (
    <div ref={place} className="chat-log" tabIndex={0} role="log" aria-label={t('chat.log')}>
      {older && (
        <div className="center">
          <Button size="small" loading={busy} onClick={onOlder}>
            {t('chat.older')}
          </Button>
        </div>
      )}
      {messages.length === 0 && <Empty title={t('chat.none')} text={t('chat.noneText')} />}
      {days.map(({ day, blocks }) => (
        <section key={day} aria-label={day}>
          <p className="chat-day">{formats.shortDay(day)}</p>
          {blocks.map((block) => (
            <ChatBlockView
              key={block.key}
              block={block}
              people={people}
              quoted={quoted}
              marked={marked}
              onJump={onJump}
            />
          ))}
        </section>
      ))}
      {newer && (
        <div className="center">
          <Button size="small" loading={busy} onClick={onNewer}>
            {t('chat.newer')}
          </Button>
        </div>
      )}
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
