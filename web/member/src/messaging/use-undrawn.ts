import { startTransition, useCallback, useEffect, useState } from 'react'
import type { Message } from '../../../../server/modules/messaging/contract.ts'

/** A message of two lines, in pixels. */
const usualHeight = 64
/** What a reader does before looking further back. */
const acts = ['pointerdown', 'wheel', 'keydown', 'touchstart'] as const

/**
 * How many of the oldest messages are not drawn yet: a chat that opens draws a screenful, about half of what it
 * has, and the others as soon as the reader moves or one of them is wanted. Not before: browsers take what grows at the top of a
 * reversed scroller for a jump of everything below.
 */
export function useUndrawn(messages: readonly Message[], isAnyWanted: boolean) {
  const [start, setStart] = useState(() => messages.at(-Math.ceil(innerHeight / usualHeight) - 3)?.id ?? null)
  const drawAll = useCallback(() => startTransition(() => setStart(null)), [])
  useEffect(() => {
    if (start === null) return
    if (isAnyWanted) return void drawAll()
    for (const act of acts) addEventListener(act, drawAll, { passive: true, once: true })
    return () => {
      for (const act of acts) removeEventListener(act, drawAll)
    }
  }, [start, isAnyWanted, drawAll])
  const undrawn =
    start === null
      ? 0
      : Math.max(
          0,
          messages.findIndex(({ id }) => id === start),
        )
  return { undrawn, drawAll }
}
