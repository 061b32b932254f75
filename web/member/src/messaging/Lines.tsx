import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useActs } from './chat-desk.ts'
import type { Known } from './known.ts'
import { recalledWords } from './recalled-words.ts'

/** The day that begins here. */
export function DaySeparator({ at, known }: { at: string; known: Known }) {
  const { t, dayOf, formats } = known
  const day = dayOf(at)
  return (
    <li className="day">
      <time dateTime={day}>
        {formats.shortDay(day)} {t(`weekday.${new Date(`${day}T12:00Z`).getUTCDay()}`)}
      </time>
    </li>
  )
}

export function UnreadLine() {
  const { t } = useWords()
  return <li className="unread-line">{t('chat.unreadBelow')}</li>
}

type MiddleProps = { message: Message; known: Known; isShining: boolean }

/** Who came, who recalled something. */
export function MiddleLine({ message, known, isShining }: MiddleProps) {
  const { t, nameOf } = known
  const { edit } = useActs()
  const recaller = message.recalledBy === known.me ? t('chat.you') : nameOf(message.recalledBy)
  const words = message.by === known.me ? recalledWords(message.id) : null
  return (
    <li className={isShining ? 'middle-line shining' : 'middle-line'} data-message={message.id} tabIndex={-1}>
      {message.recalledAt ? t('chat.recalledBy', { name: recaller }) : message.text}
      {message.recalledAt && words ? (
        <button type="button" className="text-button" onClick={() => edit({ ...message, text: words })}>
          {t('chat.writeAgain')}
        </button>
      ) : null}
    </li>
  )
}
