import { useState } from 'react'
import {
  markMessageEndpoint,
  type Message,
  recallMessageEndpoint,
} from '../../../../server/modules/messaging/contract.ts'
import { myEmojis } from '../../../ui/sync/beside.ts'
import { useWords } from '../../../ui/words/index.ts'
import { copyText } from '../app/copy.ts'
import { attempt } from '../app/failing.ts'
import { Icon } from '../app/Icon.tsx'
import { useFormats } from '../app/me.ts'
import { Sheet } from '../app/Sheet.tsx'
import { toast } from '../app/toast.ts'
import { keepsOrder, useDesk } from './chat-desk.ts'
import { EmojiGrid, quickEmojis } from './EmojiGrid.tsx'
import { type MenuItem, menuIcons, menuItemsFor } from './menu-items.ts'
import { rememberRecalled } from './recalled-words.ts'
import { useSaying } from './saying.ts'
import { OpenTopicSheet } from './OpenTopicSheet.tsx'

/** What can be done with a message: reactions first, then the rest. */
export function MessageMenu({ message, close }: { message: Message; close: () => void }) {
  const { t } = useWords()
  const { chat, group, acts } = useDesk()
  const { nameOf } = useSaying(chat.view ?? { people: {} })
  const { fullMoment } = useFormats()
  const [part, setPart] = useState<'actions' | 'emojis' | 'topic'>('actions')
  const standing = { isMine: message.by === chat.me, keepsOrder: group !== null && keepsOrder(group.myRole) }
  const mark = (marks: { pinned?: boolean; digest?: boolean }) =>
    attempt(() => acts.act(markMessageEndpoint, { messageId: message.id, ...marks }))
  const deeds: Record<Exclude<MenuItem, 'topic'>, () => unknown> = {
    reply: () => acts.reply(message),
    edit: () => acts.edit(message),
    copy: () =>
      copyText(message.text).then((ok) => toast(t(ok ? 'common.copied' : 'menu.copyFailed'), ok ? 'done' : 'failed')),
    recall: () => {
      if (standing.isMine) rememberRecalled(message)
      return attempt(() => acts.act(recallMessageEndpoint, { messageId: message.id }))
    },
    pin: () => mark({ pinned: true }),
    unpin: () => mark({ pinned: false }),
    digest: () => mark({ digest: true }),
    undigest: () => mark({ digest: false }),
  }
  function choose(item: MenuItem) {
    if (item === 'topic') return setPart('topic')
    close()
    deeds[item]()
  }
  function react(emoji: string) {
    close()
    void attempt(() => acts.toggleReaction(message, emoji))
  }

  if (part === 'topic') return <OpenTopicSheet from={message} close={close} />
  return (
    <Sheet title={t('menu.title')} quietTitle onClose={close}>
      {part === 'emojis' ? (
        <EmojiGrid choose={react} />
      ) : (
        <>
          <p className="faint menu-head">
            {nameOf(message.by)} · {fullMoment(message.sentAt)}
          </p>
          <QuickReactions message={message} react={react} more={() => setPart('emojis')} />
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
        </>
      )}
    </Sheet>
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
