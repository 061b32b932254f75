import { type KeyboardEvent, type RefObject, useLayoutEffect } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { useDesk } from './chat-desk.ts'
import { MentionPicker } from './MentionPicker.tsx'
import type { Composing } from './use-composer.ts'
import { useMentioning } from './use-mentioning.ts'

/** Enter sends where there is a keyboard; on a phone it begins a new line. */
const hasKeyboard = () => matchMedia('(pointer: fine)').matches

function wantsToSend(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey || (hasKeyboard() && !event.shiftKey))
}

/** The box one types into; `@` offers the people of the group. */
export function TextBox({ composing }: { composing: Composing }) {
  const { t } = useWords()
  const { chat } = useDesk()
  const { box, typed, change, submit, cancel, edit, replyTo } = composing
  const { isPicking, candidates, choice, look, pick, steer, stop } = useMentioning(composing)
  useGrowing(box, typed.text)

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Enter that ends an input method's word is not meant for us.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (steer(event.key)) return event.preventDefault()
    if (event.key === 'Escape' && (edit || replyTo)) return cancel()
    if (!wantsToSend(event)) return
    event.preventDefault()
    void submit()
  }
  function write(text: string) {
    change({ text })
    if (text) chat.sayTyping()
    look()
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
        onChange={(event) => write(event.target.value)}
        onClick={look}
        onKeyUp={(event) => event.key.startsWith('Arrow') && !isPicking && look()}
        onKeyDown={onKeyDown}
        onBlur={stop}
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
