import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { Sheet } from '../app/Sheet.tsx'
import { useActs } from './chat-desk.ts'
import { type Saying, useSaying } from './saying.ts'
import type { Talk } from './use-talk.ts'

/** The talk a message belongs to, in order; a line leads to its place in the chat. What is only guessed says so. */
export function TalkSheet({ message, talk, close }: { message: Message; talk: Talk; close: () => void }) {
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
          <Line
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

type LineProps = {
  line: Talk['lines'][number]
  isHere: boolean
  answered: string | null
  saying: Saying
  go: (id: string) => void
}

function Line({ line: { message, by }, isHere, answered, saying, go }: LineProps) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const { nameOf, lineOf } = saying
  return (
    <li>
      <button
        type="button"
        className="talk-line"
        aria-current={isHere ? 'true' : undefined}
        onClick={() => go(message.id)}
      >
        <span className="faint talk-head">
          <b>{nameOf(message.by)}</b> <time dateTime={message.at}>{stamp(message.at)}</time>
        </span>
        {by ? (
          <span className={by === 'model' ? 'faint talk-how talk-guess' : 'faint talk-how'}>
            {t(`talk.${by}`, { name: answered ?? t('chat.someone') })}
          </span>
        ) : null}
        <span className="talk-text">{lineOf(message)}</span>
      </button>
    </li>
  )
}
