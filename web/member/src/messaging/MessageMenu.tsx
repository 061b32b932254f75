import { useState } from 'react'
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
import { TalkSheet } from './TalkSheet.tsx'
import { useDeeds } from './use-deeds.ts'
import { useTalk } from './use-talk.ts'

type Part = 'actions' | 'emojis' | 'topic' | 'talk'

/** What can be done with a message: reactions first, then the rest. */
export function MessageMenu({ message, close }: { message: Message; close: () => void }) {
  const { t } = useWords()
  const { acts } = useDesk()
  const [part, show] = useState<Part>('actions')
  const deeds = useDeeds(message)
  const talk = useTalk(message)
  function choose(item: MenuItem) {
    if (item === 'topic' || item === 'talk') return show(item)
    close()
    deeds[item]()
  }
  function react(emoji: string) {
    close()
    void attempt(() => acts.toggleReaction(message, emoji))
  }
  if (part === 'topic') return <OpenTopicSheet from={message} close={close} />
  if (part === 'talk' && talk) return <TalkSheet message={message} talk={talk} close={close} />
  return (
    <Sheet title={t('menu.title')} quietTitle onClose={close}>
      {part === 'emojis' ? (
        <EmojiGrid choose={react} />
      ) : (
        <>
          <Said message={message} />
          <QuickReactions message={message} react={react} more={() => show('emojis')} />
          <Actions message={message} talks={talk !== null} choose={choose} />
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

type ActionsProps = { message: Message; talks: boolean; choose: (item: MenuItem) => void }

function Actions({ message, talks, choose }: ActionsProps) {
  const { t } = useWords()
  const { chat, group } = useDesk()
  const standing = { isMine: message.by === chat.me, keepsOrder: group !== null && keepsOrder(group.myRole), talks }
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
