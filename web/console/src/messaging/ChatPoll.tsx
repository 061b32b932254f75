import { listMessagesEndpoint, closePollEndpoint, voteEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from '../app/use-saying.ts'
import type { ChatMessage } from './chat-blocks.ts'
import { useChatStanding } from './chat-standing.ts'

type Poll = NonNullable<ChatMessage['poll']>

/** A poll with its votes as bars; members vote by pressing, and whoever asked may end it. */
export function ChatPoll({ message, poll }: { message: ChatMessage; poll: Poll }) {
  const { t } = useWords()
  const { me, speaking } = useChatStanding()
  const { vote, close, busy } = usePoll(message, poll)
  const mine = speaking?.myVotes(message) ?? []
  return (
    <fieldset className="chat-poll" disabled={!speaking || poll.closedAt !== null || busy}>
      <legend>{poll.question}</legend>
      {poll.options.map((option) => (
        <button
          key={option.key}
          type="button"
          aria-pressed={mine.includes(option.key)}
          onClick={() => vote(option.key, mine)}
        >
          <span
            className="chat-poll-bar"
            style={{ width: `${poll.voters > 0 ? (option.votes / poll.voters) * 100 : 0}%` }}
            aria-hidden="true"
          />
          <span>{option.text}</span>
          <b>{option.votes}</b>
        </button>
      ))}
      <p className="muted small">
        {t('chat.voters', { count: poll.voters })} {poll.closedAt !== null && `· ${t('chat.pollClosed')}`}
        {poll.closedAt === null && speaking && message.by === me && (
          <button type="button" className="link-button" onClick={close}>
            {t('chat.closePoll')}
          </button>
        )}
      </p>
    </fieldset>
  )
}

function usePoll(message: ChatMessage, poll: Poll) {
  const saying = useSaying()
  const options = { refreshes: [listMessagesEndpoint], onFailure: saying.failure }
  const voting = useAct(voteEndpoint, options)
  const closing = useAct(closePollEndpoint, options)
  const messageId = message.id
  return {
    busy: voting.isPending || closing.isPending,
    close: () => closing.mutate({ messageId }),
    vote(key: number, mine: readonly number[]) {
      const others = poll.multiple ? mine.filter((each) => each !== key) : []
      voting.mutate({ messageId, options: mine.includes(key) ? others : [...others, key] })
    },
  }
}
