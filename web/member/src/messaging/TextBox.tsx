import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react'
import type { TypedText } from '../../../ui/sync/outbox.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useDesk } from './chat-desk.ts'
import { mentionBegun, withMention } from './mention.ts'
import { type Candidate, MentionPicker, useCandidates } from './MentionPicker.tsx'

type Props = {
  box: RefObject<HTMLTextAreaElement | null>
  typed: TypedText
  change: (next: Partial<TypedText>) => void
  submit: () => void
  cancel: () => void
  /** A reply or an edit is under way. */
  isAbout: boolean
}

/** Enter sends where there is a keyboard; on a phone it begins a new line. */
const hasKeyboard = () => matchMedia('(pointer: fine)').matches

/** The box one types into; `@` offers the people of the group. */
export function TextBox({ box, typed, change, submit, cancel, isAbout }: Props) {
  const { t } = useWords()
  const { chat } = useDesk()
  const [begun, setBegun] = useState<string | null>(null)
  const [choice, setChoice] = useState(0)
  const candidates = useCandidates(begun)
  const isPicking = begun !== null && candidates.length > 0
  useGrowing(box, typed.text)

  function look() {
    const area = box.current
    setBegun(area ? mentionBegun(area.value, area.selectionEnd) : null)
    setChoice(0)
  }
  function pick(candidate: Candidate) {
    const caret = box.current?.selectionEnd ?? typed.text.length
    const written = withMention(typed.text, caret, candidate.name)
    const chosen = candidate.id
      ? { mentions: { ...typed.mentions, [candidate.name]: candidate.id } }
      : { mentionsAll: true }
    change({ text: written.text, ...chosen })
    setBegun(null)
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(written.caret, written.caret)
    })
  }
  /** True when the key was meant for the list of people. */
  function steer(key: string): boolean {
    if (!isPicking) return false
    if (key === 'Escape') setBegun(null)
    else if (key === 'ArrowDown') setChoice((choice + 1) % candidates.length)
    else if (key === 'ArrowUp') setChoice((choice + candidates.length - 1) % candidates.length)
    else if (key === 'Enter' || key === 'Tab') pick(candidates[choice] as Candidate)
    else return false
    return true
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Enter that ends an input method's word is not meant for us.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey || (hasKeyboard() && !event.shiftKey))
    if (steer(event.key)) event.preventDefault()
    else if (isSending) {
      event.preventDefault()
      submit()
    } else if (event.key === 'Escape' && isAbout) cancel()
  }

  return (
    <div className="text-box">
      {isPicking ? <MentionPicker candidates={candidates} choice={choice} pick={pick} /> : null}
      <textarea
        ref={box}
        rows={1}
        value={typed.text}
        maxLength={10_000}
        placeholder={t('compose.placeholder')}
        aria-label={t('compose.placeholder')}
        enterKeyHint="enter"
        aria-autocomplete="list"
        aria-controls={isPicking ? 'mention-list' : undefined}
        aria-activedescendant={isPicking ? `mention-${choice}` : undefined}
        onChange={(event) => {
          change({ text: event.target.value })
          if (event.target.value) chat.sayTyping()
          look()
        }}
        onClick={look}
        onKeyUp={(event) => event.key.startsWith('Arrow') && !isPicking && look()}
        onKeyDown={onKeyDown}
        onBlur={() => setBegun(null)}
      />
    </div>
  )
}

const growsByItself = CSS.supports('field-sizing', 'content')

/** The box grows with its text up to five lines. */
function useGrowing(box: RefObject<HTMLTextAreaElement | null>, text: string) {
  useLayoutEffect(() => {
    const area = box.current
    // Measuring makes the browser lay the whole page out: not while there is nothing, nor where it grows by itself.
    if (!area || growsByItself) return
    area.style.height = ''
    if (text === '') return
    area.style.height = `${area.scrollHeight}px`
  }, [box, text])
}
