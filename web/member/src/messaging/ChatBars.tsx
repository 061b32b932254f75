import { useState } from 'react'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { type ChatView, standingAnnouncement } from '../../../ui/sync/chat-view.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { useActs } from './chat-desk.ts'
import { AnnouncementSheet } from './AnnouncementSheet.tsx'
import { useSaying } from './saying.ts'

const folded = 'qunluo.folded-announcement'

/** What stands on top of a chat: the announcement until I put it away, and pinned messages. */
export function ChatBars({ view }: { view: ChatView }) {
  const announcement = standingAnnouncement(view)
  const [away, setAway] = useState(() => localStorage.getItem(folded))
  function putAway(id: string) {
    localStorage.setItem(folded, id)
    setAway(id)
  }
  return (
    <>
      {announcement && away !== announcement.id ? (
        <AnnouncementBar message={announcement} view={view} putAway={() => putAway(announcement.id)} />
      ) : null}
      {view.pins.length > 0 ? <PinBar pins={view.pins} view={view} /> : null}
    </>
  )
}

function AnnouncementBar({ message, view, putAway }: { message: Message; view: ChatView; putAway: () => void }) {
  const { t } = useWords()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="bar bar-announcement">
      <button type="button" className="bar-line" onClick={() => setIsOpen(true)}>
        <Icon name="announce" size={18} />
        <span className="unseen">{t('kind.announcement')}</span>
        <span className="bar-text">{message.text}</span>
      </button>
      <button type="button" className="icon-button" onClick={putAway} aria-label={t('chat.putAway')}>
        <Icon name="close" size={18} />
      </button>
      {isOpen ? <AnnouncementSheet message={message} view={view} close={() => setIsOpen(false)} /> : null}
    </div>
  )
}

/** One pinned message at a time; pressing leads to it and shows the next. */
function PinBar({ pins, view }: { pins: readonly Message[]; view: ChatView }) {
  const { t } = useWords()
  const { jump } = useActs()
  const { nameOf, lineOf } = useSaying(view)
  const [turn, setTurn] = useState(0)
  const pin = pins[turn % pins.length] as Message
  function follow() {
    jump(pin.id)
    setTurn(turn + 1)
  }
  return (
    <div className="bar bar-pins">
      <button type="button" className="bar-line" onClick={follow}>
        <Icon name="pin" size={18} />
        <span className="unseen">{t('chat.pinned')}</span>
        <span className="bar-text">{t('inbox.line', { name: nameOf(pin.by), text: lineOf(pin) })}</span>
        {pins.length > 1 ? (
          <span className="bar-count">
            {(turn % pins.length) + 1}/{pins.length}
          </span>
        ) : null}
      </button>
    </div>
  )
}
