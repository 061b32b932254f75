import type { Quoted } from '../../../ui/sync/chat-view.ts'
import { useActs } from './chat-desk.ts'
import type { Known } from './known.ts'

/** The message that is answered, in one line; leads to it. */
export function QuoteLine({ id, quote, known }: { id: string; quote: Quoted | null; known: Known }) {
  const { t, nameOf, lineOf } = known
  const { jump } = useActs()
  return (
    <button type="button" className="quote" onClick={() => jump(id)}>
      {quote ? t('inbox.line', { name: nameOf(quote.by), text: lineOf(quote) }) : t('chat.quoteUnknown')}
    </button>
  )
}
