import type { Message } from '../../../../server/modules/messaging/contract.ts'
import type { Known } from './known.ts'
import { piecesOf } from './text-pieces.ts'

/** Written words with their links and mentions. */
export function TextBody({ message, known }: { message: Message; known: Known }) {
  const { t } = known
  const names = message.mentions.flatMap((id) => known.people[id]?.name ?? [])
  const everyone = message.mentionsAll ? [t('mention.all'), '所有人', 'all'] : []
  const callsMe = known.me !== null && (message.mentionsAll || message.mentions.includes(known.me))
  return (
    <p className="words">
      {piecesOf(message.text, [...names, ...everyone]).map((piece, index) => {
        const key = `${index} ${piece.kind}`
        if (piece.kind === 'text') return <span key={key}>{piece.text}</span>
        if (piece.kind === 'mention') {
          return (
            <span key={key} className={callsMe ? 'mention mention-me' : 'mention'}>
              {piece.text}
            </span>
          )
        }
        return (
          <a key={key} href={piece.text} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        )
      })}
    </p>
  )
}
