import { memo, useEffect, useRef, useState } from 'react'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import type { ChatView, Quoted } from '../../../ui/sync/chat-view.ts'
import { isLine, type MessageBlock, startsRun, startsUnread } from './blocks.ts'
import { quotedOf } from './chat-desk.ts'
import type { Known } from './known.ts'
import { DaySeparator, MiddleLine, UnreadLine } from './Lines.tsx'
import { MessageRow } from './MessageRow.tsx'

type Props = {
  block: MessageBlock
  view: ChatView
  known: Known
  unreadFrom: number | null
  shining: string | null
}

/** Some fifty messages; out of sight they are one empty space of the same height. */
export function MessageBlockView({ block, view, known, unreadFrom, shining }: Props) {
  const place = useRef<HTMLLIElement>(null)
  const height = useNearness(place, shining !== null)
  return (
    <li ref={place} className="block" style={height === null ? undefined : { height }}>
      {height === null ? (
        <ol>
          {block.messages.map((message, index) => (
            <Entry
              key={message.id}
              message={message}
              before={block.messages[index - 1] ?? block.before}
              known={known}
              quote={quotedOf(view, message)}
              unreadFrom={unreadFrom}
              isShining={message.id === shining}
            />
          ))}
        </ol>
      ) : null}
    </li>
  )
}

type EntryProps = {
  message: Message
  before: Message | null
  known: Known
  quote: Quoted | null
  unreadFrom: number | null
  isShining: boolean
}

/** A message with what stands above it: the day, the line of unread ones. */
const Entry = memo(function Entry({ message, before, known, quote, unreadFrom, isShining }: EntryProps) {
  const { dayOf } = known
  const newDay = !before || dayOf(before.at) !== dayOf(message.at)
  const unread = startsUnread(message, before, unreadFrom)
  return (
    <>
      {newDay ? <DaySeparator at={message.at} known={known} /> : null}
      {unread ? <UnreadLine /> : null}
      {isLine(message) ? (
        <MiddleLine message={message} known={known} isShining={isShining} />
      ) : (
        <MessageRow
          message={message}
          known={known}
          quote={quote}
          isFirst={newDay || unread || startsRun(message, before)}
          isShining={isShining}
        />
      )}
    </>
  )
})

/** How far outside the window messages are still drawn. */
const margin = '1600px 0px'

/** Null while near; else the height the block had when it went out of sight. */
function useNearness(place: React.RefObject<HTMLLIElement | null>, isWanted: boolean): number | null {
  const [height, setHeight] = useState<number | null>(null)
  useEffect(() => {
    const row = place.current
    if (!row) return
    const root = row.closest('.messages')
    const watcher = new IntersectionObserver(
      ([entry]) => entry && setHeight(entry.isIntersecting ? null : entry.boundingClientRect.height),
      { root, rootMargin: margin },
    )
    watcher.observe(row)
    return () => watcher.disconnect()
  }, [place])
  return isWanted ? null : height
}
