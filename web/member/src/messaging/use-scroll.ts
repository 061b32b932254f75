/**
 * Scrolling a chat. The scroller is a reversed column: the browser itself keeps it at the newest message and
 * holds still while older ones are put in front. Only what is added below needs an anchor.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** This near to the end counts as being there, in pixels. */
const nearEnd = 48
/** Newer messages are fetched before the reader reaches the end of a place far back. */
const ahead = 600

/** A message the reader looks at, and how much lies from its top down to the end, in pixels. */
type Anchor = { id: string; below: number }
type Wishes = { onNearTop: () => void; onNearBottom: () => void; onSeen: (messageId: string) => void }

/** Follows where the reader is, and moves them: to the end, to a message. `aboveTop`: how near is near the top. */
export function useScroll(wishes: Wishes, aboveTop: number) {
  const scroller = useRef<HTMLDivElement>(null)
  const anchor = useRef<Anchor | null>(null)
  const [isAtEnd, setIsAtEnd] = useState(true)
  useHolding(scroller, anchor)

  const look = useCallback(() => {
    const box = scroller.current
    if (!box) return
    const fromEnd = -box.scrollTop
    setIsAtEnd(fromEnd < nearEnd)
    anchor.current = fromEnd < nearEnd ? null : anchorIn(box)
    if (box.scrollHeight - box.clientHeight - fromEnd < aboveTop) wishes.onNearTop()
    if (fromEnd < ahead) wishes.onNearBottom()
    const seen = lowestIn(box)
    if (seen) wishes.onSeen(seen)
  }, [wishes, aboveTop])
  const toEnd = useCallback(() => {
    anchor.current = null
    if (scroller.current) scroller.current.scrollTop = 0
  }, [])
  /** Brings a message to the middle; false while it is not drawn. */
  const toMessage = useCallback((id: string) => {
    const row = scroller.current && rowOf(scroller.current, id)
    if (!row || !scroller.current) return false
    row.scrollIntoView({ block: 'center' })
    anchor.current = anchorIn(scroller.current)
    return true
  }, [])
  return { scroller, look, isAtEnd, toEnd, toMessage }
}

/**
 * Keeps the anchored message where it is while things grow below it. Measured against the end of the content, not
 * the window: a finger may be scrolling this very moment.
 */
function useHolding(scroller: RefObject<HTMLElement | null>, anchor: RefObject<Anchor | null>) {
  const hold = useCallback(() => {
    const box = scroller.current
    const held = anchor.current
    const below = box && held ? belowOf(box, held.id) : null
    if (!box || !held || below === null) return
    const grown = below - held.below
    if (Math.abs(grown) < 1) return
    box.scrollTop -= grown
    anchor.current = { id: held.id, below }
  }, [scroller, anchor])
  useLayoutEffect(hold)
  useEffect(() => {
    const content = scroller.current?.firstElementChild
    if (!content) return
    const watcher = new ResizeObserver(hold)
    watcher.observe(content)
    return () => watcher.disconnect()
  }, [hold, scroller])
}

function rowOf(box: HTMLElement, id: string): Element | null {
  return box.querySelector(`[data-message="${CSS.escape(id)}"]`)
}

function belowOf(box: HTMLElement, id: string): number | null {
  const end = box.firstElementChild?.getBoundingClientRect().bottom
  const row = rowOf(box, id)
  return row && end !== undefined ? end - row.getBoundingClientRect().top : null
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
    const below = id ? belowOf(box, id) : null
    if (id && below !== null) return { id, below }
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
