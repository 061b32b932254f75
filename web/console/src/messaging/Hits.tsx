import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type { searchMessagesEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useFormats } from '../app/me.tsx'

type Found = AnswerOf<typeof searchMessagesEndpoint>
type Words = { hits: Found['rows']; people: Found['beside']['people']; onJump: (messageId: string) => void }

/** What was found, with the words that were looked for marked. */
export function Hits({ hits, people, onJump }: Words) {
  const formats = useFormats()
  const names = new Map(people.map((person) => [person.id, person.name]))
  return (
    <ul className="lines">
      {hits.map(({ message, pieces }) => (
        <li key={message.id}>
          <button type="button" className="hit" onClick={() => onJump(message.id)}>
            <span className="muted small">
              {formats.nickname(message.by ? names.get(message.by) : undefined, message.by ?? '')} ·{' '}
              {formats.stamp(message.at)}
            </span>
            <span className="wrap">
              {pieces.map((piece, at) => (
                // Pieces of one text have no identity but their place.
                <span key={at}>{piece.hit ? <mark>{piece.text}</mark> : piece.text}</span>
              ))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
