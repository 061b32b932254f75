import { useEffect, useRef, useState } from 'react'
import type { TypedText } from '../../../ui/sync/outbox.ts'
import { useSync } from '../../../ui/sync/react.ts'

const empty: TypedText = { text: '', replyTo: null, mentions: {}, mentionsAll: false }

/** What stands in the box, kept on this device until it is sent; an edit begins with the message's own words. */
export function useTyped(place: string, start = '') {
  const { outbox } = useSync()
  const read = () => outbox.readTyped(place) ?? { ...empty, text: start }
  const [typed, setTyped] = useState<TypedText>(read)
  // Two changes may come before the page is drawn again: choosing what to answer, and the first letter typed.
  const latest = useRef(typed)
  function set(whole: TypedText) {
    latest.current = whole
    setTyped(whole)
  }
  // oxlint-disable-next-line react/exhaustive-deps -- what stands in the box is read again only in another place
  useEffect(() => set(read()), [outbox, place])
  function change(next: Partial<TypedText>) {
    set({ ...latest.current, ...next })
    outbox.keepTyped(place, latest.current)
  }
  return { typed, change, clear: () => change(empty) }
}
