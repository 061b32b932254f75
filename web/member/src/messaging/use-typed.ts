import { useEffect, useState } from 'react'
import type { TypedText } from '../../../ui/sync/outbox.ts'
import { useSync } from '../../../ui/sync/react.ts'

const empty: TypedText = { text: '', replyTo: null, mentions: {}, mentionsAll: false }

/** What stands in the box, kept on this device until it is sent; an edit begins with the message's own words. */
export function useTyped(place: string, start = '') {
  const { outbox } = useSync()
  const read = () => outbox.readTyped(place) ?? { ...empty, text: start }
  const [typed, setTyped] = useState<TypedText>(read)
  // oxlint-disable-next-line react/exhaustive-deps -- what stands in the box is read again only in another place
  useEffect(() => setTyped(read()), [outbox, place])
  function change(next: Partial<TypedText>) {
    const whole = { ...typed, ...next }
    setTyped(whole)
    outbox.keepTyped(place, whole)
  }
  return { typed, change, clear: () => change(empty) }
}
