import { type KeyboardEvent, type RefObject, useEffect } from 'react'

/** Arrow keys walk from message to message; only one of them is a stop for the tabulator. */
export function useArrows(scroller: RefObject<HTMLElement | null>) {
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const here = event.target instanceof HTMLElement ? event.target : null
    if (step === 0 || !here?.dataset.message) return
    const rows = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-message]') ?? [])]
    const next = rows[rows.indexOf(here) + step]
    if (!next) return
    event.preventDefault()
    for (const row of rows) row.tabIndex = row === next ? 0 : -1
    next.focus()
  }
  // The newest message is the stop until the reader walks to another.
  useEffect(() => {
    const rows = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-message]') ?? [])]
    const last = rows.at(-1)
    if (last && !rows.some((row) => row.tabIndex === 0)) last.tabIndex = 0
  })
  return { onKeyDown }
}
