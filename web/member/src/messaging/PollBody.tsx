import { useState } from 'react'
import {
  closePollEndpoint,
  type Message,
  type Poll,
  voteEndpoint,
} from '../../../../server/modules/messaging/contract.ts'
import { myVotes } from '../../../ui/sync/beside.ts'
import { attempt } from '../app/failing.ts'
import { useActs } from './chat-desk.ts'
import type { Known } from './known.ts'

type Props = { message: Message; poll: Poll; known: Known }

/** A poll: choose, change one's mind, see how others chose. */
export function PollBody({ message, poll, known }: Props) {
  const { t } = known
  const { act } = useActs()
  const mine = myVotes(known, message)
  const [isBusy, setIsBusy] = useState(false)

  async function vote(key: number) {
    const others = poll.multiple ? mine.filter((each) => each !== key) : []
    const options = mine.includes(key) ? others : [...others, key]
    setIsBusy(true)
    await attempt(() => act(voteEndpoint, { messageId: message.id, options }))
    setIsBusy(false)
  }
  const close = () => attempt(() => act(closePollEndpoint, { messageId: message.id }))
  return (
    <fieldset className="poll" disabled={poll.closedAt !== null || isBusy}>
      <legend>{poll.question}</legend>
      {poll.options.map((option) => (
        <PollOption
          key={option.key}
          option={option}
          poll={poll}
          known={known}
          isMine={mine.includes(option.key)}
          vote={vote}
        />
      ))}
      <p className="poll-foot">
        {t(poll.multiple ? 'poll.multiple' : 'poll.single')} · {t('poll.voters', { count: poll.voters })}
        {poll.closedAt ? ` · ${t('poll.closed')}` : null}
        {!poll.closedAt && message.by === known.me ? (
          <button type="button" className="text-button" onClick={() => void close()}>
            {t('poll.close')}
          </button>
        ) : null}
      </p>
    </fieldset>
  )
}

type OptionProps = {
  option: Poll['options'][number]
  poll: Poll
  known: Known
  isMine: boolean
  vote: (key: number) => void
}

function PollOption({ option, poll, known, isMine, vote }: OptionProps) {
  const { nameOf } = known
  const share = poll.voters > 0 ? option.votes / poll.voters : 0
  return (
    <button
      type="button"
      className="poll-option"
      aria-pressed={isMine}
      title={option.by.slice(0, 12).map(nameOf).join('、')}
      onClick={() => vote(option.key)}
    >
      <span className="poll-bar" style={{ width: `${share * 100}%` }} aria-hidden="true" />
      <span className="poll-text">{option.text}</span>
      <span className="poll-votes">{option.votes}</span>
    </button>
  )
}
