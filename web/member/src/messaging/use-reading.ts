import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChatView } from '../../../ui/sync/chat-view.ts'
import { useDesk } from './chat-desk.ts'

/** Remembers where the unread messages began when the chat was opened, and marks as read what is seen. */
export function useReading(view: ChatView, counts: boolean) {
  const { chat } = useDesk()
  const [unreadFrom, setUnreadFrom] = useState(() => (counts && view.cursor.unread > 0 ? view.cursor.readNumber : null))
  const { markRead } = chat
  const seen = useRef(0)
  const latest = useRef(view)
  latest.current = view

  const onSeen = useCallback(
    (messageId: string) => {
      const message = latest.current.messages.find((each) => each.id === messageId)
      if (!message?.number || !counts || document.visibilityState !== 'visible') return
      const isLast = message === latest.current.messages.at(-1)
      seen.current = Math.max(seen.current, isLast ? latest.current.lastNumber : message.number)
      markRead(seen.current)
    },
    [counts, markRead],
  )
  // Coming back to a page left in the background: what is new since then begins there.
  useEffect(() => {
    const left = () => {
      if (document.visibilityState === 'hidden') setUnreadFrom(null)
      else if (counts && latest.current.cursor.unread > 0) setUnreadFrom(latest.current.cursor.readNumber)
    }
    document.addEventListener('visibilitychange', left)
    return () => document.removeEventListener('visibilitychange', left)
  }, [counts])
  return { unreadFrom, onSeen }
}
