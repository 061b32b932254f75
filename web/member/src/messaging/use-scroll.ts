/**
 * Scrolling a chat. The scroller is a reversed column: the browser itself keeps it at the newest message and
 * holds still while older ones are put in front. Only what is added below needs an anchor.
 */
import { useCallback, useLayoutEffect, useRef, useState } from 'react'

/** This near to the end counts as being there, in pixels. */
const nearEnd = 48
/** Older messages are fetched before the reader reaches the top. */
const ahead = 1200

type Anchor = { id: string; top: number }
type Wishes = { onNearTop: () => void; onNearBottom: () => void; onSeen: (messageId: string) => void }

export function useScroll(wishes: Wishes) {
  const scroller = useRef<HTMLDivElement>(null)
  const anchor = useRef<Anchor | null>(null)
  const [isAtEnd, setIsAtEnd] = useState(true)

  const look = useCallback(() => {
    const box = scroller.current
    if (!box) return
    const fromEnd = -box.scrollTop
    setIsAtEnd(fromEnd < nearEnd)
    anchor.current = fromEnd < nearEnd ? null : anchorIn(box)
    if (box.scrollHeight - box.clientHeight - fromEnd < ahead) wishes.onNearTop()
    if (fromEnd < ahead) wishes.onNearBottom()
    const seen = lowestIn(box)
    if (seen) wishes.onSeen(seen)
  }, [wishes])

  // After every drawing: what the reader looks at stays where it was.
  useLayoutEffect(() => {
    const box = scroller.current
    const held = anchor.current
    if (!box || !held) return
    const moved = topOf(box, held.id)
    if (moved !== null && Math.abs(moved - held.top) > 1) box.scrollTop += moved - held.top
  })

  const toEnd = useCallback(() => {
    anchor.current = null
    scroller.current?.scrollTo({ top: 0, behavior: smoothness() })
  }, [])

  /** Brings a message to the middle; false while it is not drawn. */
  const toMessage = useCallback((id: string) => {
    const row = scroller.current?.querySelector(`[data-message="${CSS.escape(id)}"]`)
    if (!row || !scroller.current) return false
    row.scrollIntoView({ block: 'center' })
    anchor.current = anchorIn(scroller.current)
    return true
  }, [])

  return { scroller, look, isAtEnd, toEnd, toMessage }
}

function smoothness(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
}

function topOf(box: HTMLElement, id: string): number | null {
  const row = box.querySelector(`[data-message="${CSS.escape(id)}"]`)
  return row ? row.getBoundingClientRect().top - box.getBoundingClientRect().top : null
}

/** The message drawn at a height of the box, if one is there. */
function messageAt(box: HTMLElement, y: number): HTMLElement | null {
  const { left, width } = box.getBoundingClientRect()
  const hit = document.elementFromPoint(left + width / 2, y)
  return hit?.closest<HTMLElement>('[data-message]') ?? null
}

function anchorIn(box: HTMLElement): Anchor | null {
  const { top, height } = box.getBoundingClientRect()
  for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) {
    const id = messageAt(box, top + height * share)?.dataset.message
    const found = id ? topOf(box, id) : null
    if (id && found !== null) return { id, top: found }
  }
  return null
}

function lowestIn(box: HTMLElement): string | null {
  const { bottom } = box.getBoundingClientRect()
  for (const up of [16, 48, 96]) {
    const id = messageAt(box, bottom - up)?.dataset.message
    if (id) return id
  }
  return null
}
