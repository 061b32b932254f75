import { lazy, Suspense, useState } from 'react'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { myEmojis } from '../../../ui/sync/beside.ts'
import { useWords } from '../../../ui/words/index.ts'
import { attempt } from '../app/failing.ts'
import { Icon } from '../app/Icon.tsx'
import { useFormats } from '../app/me.ts'
import { Sheet } from '../app/Sheet.tsx'
import { keepsOrder, useDesk } from './chat-desk.ts'
import { EmojiGrid, quickEmojis } from './EmojiGrid.tsx'
import { type MenuItem, menuIcons, menuItemsFor } from './menu-items.ts'
import { OpenTopicSheet } from './OpenTopicSheet.tsx'
import { useSaying } from './saying.ts'
import { useDeeds } from './use-deeds.ts'

type Part = 'actions' | 'emojis' | 'topic' | 'talk'

// On a page of its own: a first visit shall not carry what is seldom opened. Away from the network it may be missing.
type About = { message: Message }
const nowhere = {
  TalkEntry: (_: About & { follow: () => void }) => null,
  TalkSheet: (_: About & { close: () => void }) => null,
}
const talking = () => import('./Talk.tsx').catch(() => nowhere)
const TalkEntry = lazy(async () => ({ default: (await talking()).TalkEntry }))
const TalkSheet = lazy(async () => ({ default: (await talking()).TalkSheet }))

/** What can be done with a message: reactions first, then the rest. */
export function MessageMenu({ message, close }: { message: Message; close: () => void }) {
  const { t } = useWords()
  const { acts } = useDesk()
  const [part, show] = useState<Part>('actions')
  const deeds = useDeeds(message)
  function choose(item: MenuItem) {
    if (item === 'topic') return show('topic')
    close()
    deeds[item]()
  }
  function react(emoji: string) {
    close()
    void attempt(() => acts.toggleReaction(message, emoji))
  }
  if (part === 'topic') return <OpenTopicSheet from={message} close={close} />
  if (part === 'talk') {
    return (
      <Suspense fallback={null}>
        <TalkSheet message={message} close={close} />
      </Suspense>
    )
  }
  return (
    <Sheet title={t('menu.title')} quietTitle onClose={close}>
      {part === 'emojis' ? (
        <EmojiGrid choose={react} />
      ) : (
        <>
          <Said message={message} />
          <QuickReactions message={message} react={react} more={() => show('emojis')} />
          <Actions message={message} choose={choose} follow={() => show('talk')} />
        </>
      )}
    </Sheet>
  )
}

/** Who said it, and exactly when. */
function Said({ message }: { message: Message }) {
  const { fullMoment } = useFormats()
  const { nameOf } = useSaying(useDesk().chat.view ?? { people: {} })
  return (
    <p className="faint menu-head">
      {nameOf(message.by)} · {fullMoment(message.sentAt)}
    </p>
  )
}

type ActionsProps = { message: Message; choose: (item: MenuItem) => void; follow: () => void }

function Actions({ message, choose, follow }: ActionsProps) {
  const { t } = useWords()
  const { chat, group } = useDesk()
  const standing = { isMine: message.by === chat.me, keepsOrder: group !== null && keepsOrder(group.myRole) }
  return (
    <ul className="menu">
      {menuItemsFor(message, standing).map((item) => (
        <li key={item}>
          <button
            type="button"
            className={item === 'recall' ? 'menu-item menu-danger' : 'menu-item'}
            onClick={() => choose(item)}
          >
            <Icon name={menuIcons[item]} />
            {t(`menu.${item}`)}
          </button>
        </li>
      ))}
      <Suspense fallback={null}>
        <TalkEntry message={message} follow={follow} />
      </Suspense>
    </ul>
  )
}

type QuickProps = { message: Message; react: (emoji: string) => void; more: () => void }

function QuickReactions({ message, react, more }: QuickProps) {
  const { t } = useWords()
  const { view } = useDesk().chat
  const mine = view ? myEmojis(view, message) : []
  return (
    <div className="quick-reactions">
      {quickEmojis.map((emoji) => (
        <button
          key={emoji}
          type="button"
          aria-pressed={mine.includes(emoji)}
          aria-label={emoji}
          onClick={() => react(emoji)}
        >
          {emoji}
        </button>
      ))}
      <button type="button" onClick={more} aria-label={t('menu.moreEmojis')}>
        <Icon name="plus" />
      </button>
    </div>
  )
}
