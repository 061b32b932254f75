import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import type { Quoted } from '../../../ui/sync/chat-view.ts'
import { Icon } from '../app/Icon.tsx'
import { useActs } from './chat-desk.ts'
import type { Known } from './known.ts'
import { MessageBody } from './MessageBody.tsx'
import { QuoteLine } from './QuoteLine.tsx'
import { Reactions } from './Reactions.tsx'
import { TopicTag, useIsTopic } from './TopicTag.tsx'
import { useLongPress } from './use-long-press.ts'

type Props = { message: Message; known: Known; quote: Quoted | null; isFirst: boolean; isShining: boolean }

/** What somebody said. */
export function MessageRow({ message, known, quote, isFirst, isShining }: Props) {
  const { t, nameOf } = known
  const { openMenu } = useActs()
  const press = useLongPress(() => openMenu(message))
  const isTopic = useIsTopic()
  const isMine = message.by !== null && message.by === known.me
  const looks = ['message', isMine ? 'mine' : 'theirs', isFirst ? 'first' : '', isShining ? 'shining' : '']
  return (
    <li className={looks.join(' ')} data-message={message.id} tabIndex={-1} {...press}>
      {isFirst && !isMine ? <Sender message={message} known={known} /> : null}
      <div className="message-column">
        {isFirst ? <MessageHead message={message} name={isMine ? '' : nameOf(message.by)} known={known} /> : null}
        <div className="bubble-line">
          <div className={`bubble bubble-${message.kind}`}>
            {message.replyTo ? <QuoteLine id={message.replyTo} quote={quote} known={known} /> : null}
            <MessageBody message={message} known={known} />
            {message.topicId && !isTopic ? <TopicTag groupId={message.groupId} topicId={message.topicId} /> : null}
          </div>
          <button
            type="button"
            className="icon-button bubble-more"
            onClick={() => openMenu(message)}
            aria-label={t('menu.title')}
          >
            <Icon name="more" size={18} />
          </button>
        </div>
        <Reactions message={message} known={known} />
      </div>
    </li>
  )
}

function Sender({ message, known }: { message: Message; known: Known }) {
  const { nameOf } = known
  const who = message.by ? known.people[message.by] : undefined
  return <Portrait who={who ?? { id: message.by ?? '', name: nameOf(message.by), avatarFileId: null }} size={36} />
}

function MessageHead({ message, name, known }: { message: Message; name: string; known: Known }) {
  const { t } = known
  const { clock } = known.formats
  return (
    <p className="message-head">
      {name ? <span className="message-by">{name}</span> : <span className="unseen">{t('chat.you')}</span>}
      <time dateTime={message.sentAt}>{clock(message.sentAt)}</time>
      {message.digestAt ? <span className="mark">{t('chat.digest')}</span> : null}
      {message.pinnedAt ? <span className="mark">{t('chat.pinned')}</span> : null}
    </p>
  )
}
