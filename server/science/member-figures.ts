import { type ReplyLink, repliesBetweenPeople } from './reply-evidence.ts'
import { countStarts, type Thread } from './threads.ts'

/** What one member did in a window, usually 28 days. */
export type MemberFigures = {
  member: string
  /** M */
  messages: number
  /** S: threads started that drew at least two other speakers. */
  starts: number
  /** R_in, R_out: replies received from and made to other people. */
  repliesIn: number
  repliesOut: number
  /** D: replies made that disagree. */
  disagreements: number
  /** V: opens, clicks, votes, reactions, red packets; null where the carrier does not tell. */
  signals: number | null
  /** Mean length of the messages, in characters. */
  meanLength: number
}

/** A window of a group: every member, also the silent; messages with their length and whether they disagree. */
type RoleWindow = {
  members: Iterable<{ member: string; signals: number | null }>
  messages: Iterable<{ id: string; from: string; length: number; disagrees: boolean }>
  links: Iterable<ReplyLink>
  threads: Iterable<Thread>
}

/** Adds a window up into figures per member, in the order given; messages of people who are no members are left out. */
export function countMemberFigures({ members, messages, links, threads }: RoleWindow): MemberFigures[] {
  const figures = new Map([...members].map(({ member, signals }) => [member, noFigures(member, signals)]))
  const replies = [...links].filter((link) => repliesBetweenPeople([link]).length === 1)
  countReplies(figures, replies)
  countWords(figures, messages, new Set(replies.map((reply) => reply.message)))
  const starts = countStarts(threads)
  for (const one of figures.values()) one.starts = starts.get(one.member) ?? 0
  return [...figures.values()]
}

function noFigures(member: string, signals: number | null): MemberFigures {
  const replies = { repliesIn: 0, repliesOut: 0, disagreements: 0 }
  return { member, messages: 0, starts: 0, ...replies, signals, meanLength: 0 }
}

function countReplies(figures: Map<string, MemberFigures>, replies: readonly ReplyLink[]): void {
  for (const { from, toFrom } of replies) {
    const [answerer, answered] = [figures.get(from), toFrom === null ? undefined : figures.get(toFrom)]
    if (answerer) answerer.repliesOut += 1
    if (answered) answered.repliesIn += 1
  }
}

function countWords(figures: Map<string, MemberFigures>, messages: RoleWindow['messages'], replies: Set<string>): void {
  for (const { id, from, length, disagrees } of messages) {
    const author = figures.get(from)
    if (!author) continue
    author.messages += 1
    author.meanLength += (length - author.meanLength) / author.messages
    if (disagrees && replies.has(id)) author.disagreements += 1
  }
}
