/** A message of a person, without its text; lines come in the order of their time. Staff and butler lines are left out. */
export type Line = {
  id: string
  /** Epoch seconds. */
  ts: number
  from: string
  /** The message this one natively replies to or quotes, and its author where known. */
  replyTo?: string | null
  replyToFrom?: string | null
  /** The person it begins by addressing (`leadingMention`). */
  addresses?: string | null
}

/** `message` answers `to`. `toFrom` is null when the answered message is out of sight and its author was not given. */
export type ReplyLink = {
  message: string
  from: string
  to: string
  toFrom: string | null
  by: 'quote' | 'mention' | 'model'
}

/** How far back a mention looks: this many lines, and this many seconds. */
export const mentionLines = 100
export const mentionSeconds = 3600

/**
 * Links lines to what they answer, one line at a time: the carrier's own reply id; else a leading mention, to that
 * person's latest line among the last 100 lines of the last hour; else nothing. A mention tells *whom* somebody
 * answers, not *which line*: its links are meant for arcs between people. In a public developers' chat one in eight
 * led into another conversation.
 */
export function openReplyLinker(): (line: Line) => ReplyLink | null {
  const recent: Line[] = []
  return (line) => {
    const link = quoteLink(line, recent) ?? mentionLink(line, recent)
    recent.push(line)
    if (recent.length > mentionLines) recent.shift()
    return link
  }
}

/** The links of a whole row of lines in the order of time. */
export function linkReplies(lines: Iterable<Line>): ReplyLink[] {
  const link = openReplyLinker()
  return [...lines].map(link).filter((found) => found !== null)
}

/** The replies between two people among links, as `tallyArcs` counts them: not to oneself, not to authors unknown. */
export function repliesBetweenPeople(links: Iterable<ReplyLink>): { from: string; to: string }[] {
  return [...links].flatMap(({ from, toFrom }) => (toFrom !== null && toFrom !== from ? [{ from, to: toFrom }] : []))
}

function quoteLink({ id, from, replyTo, replyToFrom }: Line, recent: readonly Line[]): ReplyLink | null {
  if (!replyTo || replyTo === id) return null
  const toFrom = replyToFrom ?? recent.findLast((line) => line.id === replyTo)?.from ?? null
  return { message: id, from, to: replyTo, toFrom, by: 'quote' }
}

function mentionLink({ id, ts, from, addresses }: Line, recent: readonly Line[]): ReplyLink | null {
  if (!addresses || addresses === from) return null
  const answered = recent.findLast((line) => line.from === addresses)
  if (!answered || ts - answered.ts > mentionSeconds) return null
  return { message: id, from, to: answered.id, toFrom: addresses, by: 'mention' }
}
