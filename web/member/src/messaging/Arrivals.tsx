import { useEffect, useRef, useState } from 'react'
import type { ChatView } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from './saying.ts'

/** Reads new messages out to those who listen to the page. */
export function Arrivals({ view }: { view: ChatView }) {
  const { t } = useWords()
  const { nameOf, lineOf } = useSaying(view)
  const heard = useRef(view.lastNumber)
  const [line, setLine] = useState('')
  useEffect(() => {
    const fresh = view.messages.filter((message) => (message.number ?? 0) > heard.current && message.by !== view.me)
    heard.current = view.lastNumber
    const last = fresh.at(-1)
    if (last) setLine(t('inbox.line', { name: nameOf(last.by), text: lineOf(last) }))
  }, [view, t, nameOf, lineOf])
  return (
    <p className="unseen" role="log" aria-live="polite">
      {line}
    </p>
  )
}
