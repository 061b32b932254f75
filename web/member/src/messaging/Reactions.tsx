import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { myEmojis } from '../../../ui/sync/beside.ts'
import { attempt } from '../app/failing.ts'
import { useActs } from './chat-desk.ts'
import type { Known } from './known.ts'

/** Reactions below a message; pressing one joins or takes it back. */
export function Reactions({ message, known }: { message: Message; known: Known }) {
  const { t, nameOf } = known
  const { toggleReaction } = useActs()
  if (message.reactions.length === 0) return null
  const mine = myEmojis(known, message)
  return (
    <div className="reactions">
      {message.reactions.map(({ emoji, count, by }) => (
        <button
          key={emoji}
          type="button"
          className="reaction"
          aria-pressed={mine.includes(emoji)}
          aria-label={t('chat.reaction', { emoji, count })}
          title={by.slice(0, 12).map(nameOf).join('、')}
          onClick={() => void attempt(() => toggleReaction(message, emoji))}
        >
          <span aria-hidden="true">{emoji}</span>
          {count}
        </button>
      ))}
    </div>
  )
}
