/** The talk a message belongs to: the way in from its menu, and the sheet that shows it. */
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { Sheet } from '../app/Sheet.tsx'
import { useActs } from './chat-desk.ts'
import { useSaying } from './saying.ts'
import { TalkLine } from './TalkLine.tsx'
import { type Talk, useTalk } from './use-talk.ts'

/** Stands last, for it is found out while the menu is open already: nothing else may move under a finger. */
export function TalkEntry({ message, follow }: { message: Message; follow: () => void }) {
  const { t } = useWords()
  if (!useTalk(message)) return null
  return (
    <li>
      <button type="button" className="menu-item" onClick={follow}>
        <Icon name="chats" />
        {t('menu.talk')}
      </button>
    </li>
  )
}

/** The talk a message belongs to, in order. */
export function TalkSheet({ message, close }: { message: Message; close: () => void }) {
  const talk = useTalk(message)
  return talk && <OpenTalk message={message} talk={talk} close={close} />
}

function OpenTalk({ message, talk, close }: { message: Message; talk: Talk; close: () => void }) {
  const { t } = useWords()
  const { jump } = useActs()
  const people = Object.fromEntries(talk.people.map((person) => [person.id, person]))
  const saying = useSaying({ people: people as Parameters<typeof useSaying>[0]['people'] })
  const authors = new Map<string, string>(talk.lines.map((line) => [line.message.id, saying.nameOf(line.message.by)]))
  const go = (id: string) => {
    close()
    jump(id)
  }
  return (
    <Sheet title={t('talk.title')} onClose={close}>
      <p className="faint talk-about">
        {t('talk.about', { count: talk.messages, people: talk.speakers })}
        {talk.estimated > 0 ? ` ${t('talk.estimatedNote')}` : null}
      </p>
      <ol className="talk">
        {talk.lines.map((line) => (
          <TalkLine
            key={line.message.id}
            line={line}
            isHere={line.message.id === message.id}
            answered={line.answers ? (authors.get(line.answers) ?? null) : null}
            saying={saying}
            go={go}
          />
        ))}
      </ol>
    </Sheet>
  )
}
