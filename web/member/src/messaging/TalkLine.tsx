import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import type { Saying } from './saying.ts'
import type { Talk } from './use-talk.ts'

type LineProps = {
  line: Talk['lines'][number]
  isHere: boolean
  answered: string | null
  saying: Saying
  go: (id: string) => void
}

/** A message of a talk; leads to its place in the chat. What is only guessed says so. */
export function TalkLine({ line: { message, by }, isHere, answered, saying, go }: LineProps) {
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
