/** Names of people as they come from exports and other platforms. */
const limit = 64

/** A name fit for a card: trimmed, without control characters, at most 64 characters; an empty one becomes 群员 + 4 of the id. */
export function nameFor(given: string, personId: string): string {
  const plain = given.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').trim()
  const short = [...plain].slice(0, limit).join('').trim()
  return short || `群员${personId.slice(-4)}`
}
