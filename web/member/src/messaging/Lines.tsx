import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { type Known, useActs } from './chat-desk.ts'
import { recalledWords } from './recalled-words.ts'
import { useSaying } from './saying.ts'

/** The day that begins here. */
export function DaySeparator({ at }: { at: string }) {
  const { language } = useWords()
  const { dayOf, shortDay } = useFormats()
  const weekday = new Date(`${dayOf(at)}T12:00Z`).toLocaleDateString(language, { weekday: 'short', timeZone: 'UTC' })
  return (
    <li className="day">
      <time dateTime={dayOf(at)}>
        {shortDay(dayOf(at))} {weekday}
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
  const { t } = useWords()
  const { edit } = useActs()
  const { nameOf } = useSaying(known)
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
