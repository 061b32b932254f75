import { useLayoutEffect, useRef, useState } from 'react'
import { mentionBegun, withMention } from './mention.ts'
import { type Candidate, useCandidates } from './MentionPicker.tsx'
import type { Composing } from './use-composer.ts'

/** Offers people while `@` is being written, and puts the chosen one into the text. */
export function useMentioning({ box, typed, change }: Pick<Composing, 'box' | 'typed' | 'change'>) {
  const [begun, setBegun] = useState<string | null>(null)
  const [choice, setChoice] = useState(0)
  const candidates = useCandidates(begun)
  const isPicking = begun !== null && candidates.length > 0
  const stop = () => setBegun(null)
  const caret = useRef<number | null>(null)
  // Before the next letter can be typed: it belongs behind the name.
  useLayoutEffect(() => {
    if (caret.current === null) return
    box.current?.focus()
    box.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  /** Looks whether a name is begun at the caret. */
  function look() {
    const area = box.current
    setBegun(area ? mentionBegun(area.value, area.selectionEnd) : null)
    setChoice(0)
  }
  function pick({ id, name }: Candidate) {
    const written = withMention(typed.text, box.current?.selectionEnd ?? typed.text.length, name)
    const chosen = id ? { mentions: { ...typed.mentions, [name]: id } } : { mentionsAll: true }
    change({ text: written.text, ...chosen })
    caret.current = written.caret
    stop()
  }
  /** True when the key was meant for the list of people. */
  function steer(key: string): boolean {
    if (!isPicking) return false
    if (key === 'Escape') stop()
    else if (key === 'ArrowDown') setChoice((choice + 1) % candidates.length)
    else if (key === 'ArrowUp') setChoice((choice + candidates.length - 1) % candidates.length)
    else if (key === 'Enter' || key === 'Tab') pick(candidates[choice] as Candidate)
    else return false
    return true
  }
  return { isPicking, candidates, choice, look, pick, steer, stop }
}
