import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'
import type { ChatMessage } from './chat-blocks.ts'
import { useChatStanding } from './chat-standing.ts'

const quick = ['👍', '❤️', '😄', '🎉'] as const

/** Reactions with their counts; a member adds or takes back their own by pressing one. */
export function ChatReactions({ message }: { message: ChatMessage }) {
  const { speaking } = useChatStanding()
  if (!speaking || message.recalledAt) return <Counted message={message} />
  return <Pressable message={message} speaking={speaking} />
}

function Counted({ message: { reactions } }: { message: ChatMessage }) {
  if (reactions.length === 0) return null
  return (
    <p className="chat-reactions">
      {reactions.map(({ emoji, count }) => (
        <span key={emoji} className="tag">
          {emoji} {count}
        </span>
      ))}
    </p>
  )
}

type Speaking = NonNullable<ReturnType<typeof useChatStanding>['speaking']>

function Pressable({ message, speaking }: { message: ChatMessage; speaking: Speaking }) {
  const { t } = useWords()
  const saying = useSaying()
  const mine = speaking.myEmojis(message)
  const given = message.reactions.map(({ emoji }) => emoji)
  const press = (emoji: string) => speaking.toggleReaction(message as Message, emoji).catch(saying.failure)
  return (
    <p className="chat-reactions">
      {message.reactions.map(({ emoji, count }) => (
        <button
          key={emoji}
          type="button"
          className="tag tag-button"
          aria-pressed={mine.includes(emoji)}
          onClick={() => void press(emoji)}
        >
          {emoji} {count}
        </button>
      ))}
      <span className="chat-quick">
        {quick
          .filter((emoji) => !given.includes(emoji))
          .map((emoji) => (
            <button
              key={emoji}
              type="button"
              className="tag tag-button"
              aria-label={t('chat.reactWith', { emoji })}
              onClick={() => void press(emoji)}
            >
              {emoji}
            </button>
          ))}
      </span>
    </p>
  )
}
