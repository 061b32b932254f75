/** Finds links and mentions in what somebody wrote. */

type TextPiece = { kind: 'text' | 'mention' | 'link'; text: string }

/** Ends before punctuation that closes the sentence around it, Chinese or English. */
const link = /https?:\/\/[^\s<>"'，。；：！？、）】》」]+[^\s<>"'，。；：！？、）】》」.,;:!?)\]]/g

/** A text in pieces: links, `@name` of those really mentioned, and the rest as it is. */
export function piecesOf(text: string, names: readonly string[]): TextPiece[] {
  return splitBy(text, link, 'link').flatMap((piece) =>
    piece.kind === 'text' && names.length > 0 ? splitBy(piece.text, mentionOf(names), 'mention') : [piece],
  )
}

/** Longer names first, so that 林夏天 is not taken for 林夏. */
function mentionOf(names: readonly string[]): RegExp {
  const quoted = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`@(?:${quoted.join('|')})`, 'g')
}

function splitBy(text: string, pattern: RegExp, kind: TextPiece['kind']): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const hit of text.matchAll(pattern)) {
    if (hit.index > from) pieces.push({ kind: 'text', text: text.slice(from, hit.index) })
    pieces.push({ kind, text: hit[0] })
    from = hit.index + hit[0].length
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) })
  return pieces
}
