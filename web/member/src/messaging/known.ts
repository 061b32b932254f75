import { useMemo } from 'react'
import type { Formats } from '../../../ui/formats.ts'
import type { ChatView } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { type Saying, useSaying } from './saying.ts'

/**
 * What drawing a message needs to know beside the message, found once for a whole chat: a hook for words in each
 * part of each message made up a third of the time to the first picture.
 */
export type Known = Pick<ChatView, 'people' | 'mine' | 'me'> &
  Saying & { formats: Formats; dayOf: (at: string) => string }

/** Stays the same until a name, a reaction of mine or the language changes. */
export function useKnown(view: Pick<ChatView, 'people' | 'mine' | 'me'>): Known {
  const { people, mine, me } = view
  const { t } = useWords()
  const { nameOf, lineOf } = useSaying(view)
  const formats = useFormats()
  const dayOf = useMemo(() => remembered(formats.dayOf), [formats])
  return useMemo(
    () => ({ people, mine, me, t, nameOf, lineOf, formats, dayOf }),
    [people, mine, me, t, nameOf, lineOf, formats, dayOf],
  )
}

/** Time zones are apart by whole quarters of an hour, so within one the day cannot change. */
const quarterMs = 15 * 60_000

/** The browser's calendar takes 30 µs for a day, which every message asks for twice. */
function remembered(dayOf: (at: string) => string): (at: string) => string {
  const days = new Map<number, string>()
  return (at) => {
    const quarter = Math.floor(Date.parse(at) / quarterMs)
    const day = days.get(quarter) ?? dayOf(at)
    days.set(quarter, day)
    return day
  }
}
