import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type { searchMessagesEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { useSaying } from './saying.ts'

type Hit = AnswerOf<typeof searchMessagesEndpoint>['rows'][number]
type People = Parameters<typeof useSaying>[0]['people']

/** A message that was found; leads to its place in the chat. */
export function SearchHit({ hit, people }: { hit: Hit; people: Record<string, unknown> }) {
  const { stamp } = useFormats()
  const { nameOf, lineOf } = useSaying({ people: people as People })
  const { message, pieces, groupName } = hit
  return (
    <li>
      <Link to={`/g/${message.groupId}?m=${message.id}`} className="row">
        <span className="row-words">
          <span className="faint hit-head">
            <span>
              {groupName} · {nameOf(message.by)}
            </span>
            <time>{stamp(message.at)}</time>
          </span>
          <span className="hit-text">
            {pieces.length === 0 ? lineOf(message) : null}
            {pieces.map((piece, index) => {
              const key = `${index} ${piece.hit}`
              return piece.hit ? <mark key={key}>{piece.text}</mark> : <span key={key}>{piece.text}</span>
            })}
          </span>
        </span>
      </Link>
    </li>
  )
}
