import { useEffect, useState } from 'react'
import type { ChatView } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { attempt } from '../app/failing.ts'
import { useDesk } from './chat-desk.ts'

type Props = { view: ChatView; from: number | null; undrawn: number }

/** Fewer unread messages than this are seen without help. */
const worthJumping = 10

/** How many messages were unread when the chat was opened; leads to the first of them. */
export function UnreadChip({ view, from, undrawn }: Props) {
  const { t } = useWords()
  const { chat, acts } = useDesk()
  const [isDone, setIsDone] = useState(false)
  const [count] = useState(view.cursor.unread)
  const [mentions] = useState(view.cursor.mentions)
  useEffect(() => {
    const line = document.querySelector('.unread-line')
    if (!line) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && setIsDone(true))
    watcher.observe(line)
    return () => watcher.disconnect()
  }, [view.messages, undrawn])
  if (isDone || from === null || count < worthJumping) return null

  async function toFirst() {
    setIsDone(true)
    await attempt(() => chat.loadBackTo(from as number))
    const wanted = (number: number | null) => number !== null && number > (from as number)
    const unread = (chat.latest()?.messages ?? []).filter((message) => wanted(message.number))
    const calling = unread.find((message) => message.mentionsAll || message.mentions.some((id) => id === view.me))
    const first = (mentions > 0 ? calling : undefined) ?? unread[0]
    if (first) acts.jump(first.id)
  }
  return (
    <button type="button" className="unread-chip" onClick={() => void toFirst()}>
      <Icon name="up" size={16} />
      {mentions > 0 ? t('chat.calledYou') : t('chat.unreadCount', { count })}
    </button>
  )
}
