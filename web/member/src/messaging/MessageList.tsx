import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import type { ChatView, PendingMessage } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'
import { cutIntoBlocks, withoutOldest } from './blocks.ts'
import { useDesk } from './chat-desk.ts'
import { EndButton } from './EndButton.tsx'
import { useKnown } from './known.ts'
import { MessageBlockView } from './MessageBlockView.tsx'
import { PendingRow } from './PendingRow.tsx'
import { TypingLine } from './TypingLine.tsx'
import { UnreadChip } from './UnreadChip.tsx'
import { useArrows } from './use-arrows.ts'
import { useReading } from './use-reading.ts'
import { useScroll } from './use-scroll.ts'
import { useUndrawn } from './use-undrawn.ts'

type Props = {
  view: ChatView
  messages: readonly Message[]
  older: boolean
  loadOlder: () => Promise<unknown>
  /** More messages follow those shown, not loaded yet. */
  newer: boolean
  /** A place far back is shown, not the newest messages. */
  isApart: boolean
  pending: readonly PendingMessage[]
  /** All of the group is shown, so that what is seen counts as read. */
  isWhole: boolean
  /** A message to bring into sight. */
  target: string | null
  reached: () => void
}

/** Older messages are fetched before the reader reaches the top, in pixels. */
const ahead = 600
/** Those at hand are drawn when there is room. */
const atTop = 48

/** Messages from old to new, as many as there are: blocks out of sight are not drawn. */
export function MessageList(props: Props) {
  const { view, messages, pending, isApart, isWhole } = props
  const { chat } = useDesk()
  const { unreadFrom, onSeen } = useReading(view, isWhole && !isApart)
  const { undrawn, drawAll } = useUndrawn(messages, props.target !== null)
  const loadOlder = useOnce(props.loadOlder, props.older)
  const onNearTop = undrawn > 0 ? drawAll : loadOlder
  const onNearBottom = useOnce(chat.loadNewer, props.newer)
  const wishes = useMemo(() => ({ onNearTop, onNearBottom, onSeen }), [onNearTop, onNearBottom, onSeen])
  const { scroller, look, isAtEnd, toEnd, toMessage } = useScroll(wishes, undrawn > 0 ? atTop : ahead)
  const shining = useTarget(props.target, toMessage, props.reached)
  const arrows = useArrows(scroller)
  // After the picture is drawn: looking around before would make the browser lay it out twice.
  useEffect(() => {
    const frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [look, messages, undrawn, pending.length])
  useMyOwn(pending.length, toEnd)
  return (
    <div className="messages-frame">
      <div className="messages" ref={scroller} onScroll={look} {...arrows}>
        <div className="messages-inner">
          <Edge {...props} older={props.older || undrawn > 0} />
          <Blocks {...props} undrawn={undrawn} unreadFrom={unreadFrom} shining={shining} />
          <TypingLine view={view} />
        </div>
      </div>
      {isWhole ? <UnreadChip view={view} from={unreadFrom} undrawn={undrawn} /> : null}
      <EndButton
        isShown={!isAtEnd || isApart}
        unread={isWhole ? view.cursor.unread : 0}
        onClick={() => (isApart ? chat.backToNewest() : toEnd())}
      />
    </div>
  )
}

/** What stands above the oldest message. */
function Edge({ older, messages, pending }: Props) {
  const { t } = useWords()
  if (older) return <p className="messages-edge">{t('common.loading')}</p>
  if (messages.length > 0 || pending.length > 0) return null
  return <p className="messages-edge">{t('chat.empty')}</p>
}

type BlocksProps = Pick<Props, 'view' | 'messages' | 'pending'> & {
  /** How many of the oldest are left for the next moment. */
  undrawn: number
  unreadFrom: number | null
  shining: string | null
}

function Blocks({ view, messages, undrawn, pending, unreadFrom, shining }: BlocksProps) {
  const { t } = useWords()
  const starts = useRef(new Set<string>())
  const blocks = useMemo(() => cutIntoBlocks(messages, starts.current), [messages])
  const known = useKnown(view)
  return (
    <ol aria-label={t('chat.messages')}>
      {withoutOldest(blocks, undrawn).map((block) => (
        <MessageBlockView
          key={block.key}
          block={block}
          view={view}
          known={known}
          unreadFrom={unreadFrom}
          shining={block.messages.some(({ id }) => id === shining) ? shining : null}
        />
      ))}
      {pending.map((each) => (
        <PendingRow key={each.draft.clientId} pending={each} />
      ))}
    </ol>
  )
}

/** What I just said is brought into sight. */
function useMyOwn(pending: number, toEnd: () => void) {
  const before = useRef(pending)
  useEffect(() => {
    if (pending > before.current) toEnd()
    before.current = pending
  }, [pending, toEnd])
}

/** Does the work once at a time, and only while there is something to do. */
function useOnce(work: () => Promise<unknown>, isUseful: boolean) {
  const running = useRef(false)
  return useCallback(() => {
    if (!isUseful || running.current) return
    running.current = true
    // A page that does not come is asked for again with the next scroll.
    work()
      .catch(() => {})
      .finally(() => {
        running.current = false
      })
  }, [work, isUseful])
}

/** How long a message found shines, in milliseconds. */
const shineMs = 2_400

/** Brings the wanted message to the middle, as soon as it is drawn, and lets it shine. */
function useTarget(target: string | null, toMessage: (id: string) => boolean, reached: () => void) {
  const [shining, setShining] = useState<string | null>(null)
  useEffect(() => {
    if (target) setShining(target)
  }, [target])
  useLayoutEffect(() => {
    if (target && target === shining && toMessage(target)) reached()
  })
  useEffect(() => {
    if (!shining || target) return
    const timer = setTimeout(() => setShining(null), shineMs)
    return () => clearTimeout(timer)
  }, [shining, target])
  return shining
}
