import type { Quoted } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'
import { type Known, useActs } from './chat-desk.ts'
import { useSaying } from './saying.ts'

/** The message that is answered, in one line; leads to it. */
export function QuoteLine({ id, quote, known }: { id: string; quote: Quoted | null; known: Known }) {
  const { t } = useWords()
  const { jump } = useActs()
  const { nameOf, lineOf } = useSaying(known)
  return (
    <button type="button" className="quote" onClick={() => jump(id)}>
      {quote ? t('inbox.line', { name: nameOf(quote.by), text: lineOf(quote) }) : t('chat.quoteUnknown')}
    </button>
  )
}
