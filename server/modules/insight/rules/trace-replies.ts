/** Who answers whom, and to which talk each answer belongs: along the replies back to the first message. */
import type { PersonId } from '../../../kernel/people.ts'
import { openReplyLinker, type ReplyLink } from '../../../science/reply-evidence.ts'
import type { MessageId } from '../../messaging/contract.ts'
import type { SpokenLine } from './spoken-lines.ts'

/** The first message of a talk; starter and day are null when it was taken back or is not a member's. */
export type Root = { root: MessageId; starter: PersonId | null; startedOn: number | null }

export type Reply = Root & { line: SpokenLine; toPersonId: PersonId | null }

export type FoundLink = { line: SpokenLine; to: MessageId; toPersonId: PersonId | null }

/**
 * Links members' lines to what they answer, in the order of the chat; only of lines on `from` or later, the earlier ones
 * serve to look back at. `toPersonId` is null for answers to oneself, to the operator's people and to authors unknown.
 */
export function findLinks(lines: readonly SpokenLine[], from: number, isStaff: (id: PersonId) => boolean): FoundLink[] {
  const link = openReplyLinker()
  return lines.flatMap((line): FoundLink[] => {
    const found = link(asLine(line))
    if (!found || line.day < from) return []
    return [{ line, to: found.to as MessageId, toPersonId: otherPerson(found, isStaff) }]
  })
}

export const asLine = ({ id, at, personId, replyTo, replyToPersonId, addresses }: SpokenLine) => ({
  id,
  ts: at.getTime() / 1000,
  from: personId,
  replyTo,
  replyToFrom: replyToPersonId,
  addresses,
})

function otherPerson({ from, toFrom }: ReplyLink, isStaff: (id: PersonId) => boolean): PersonId | null {
  const person = toFrom as PersonId | null
  return person === null || person === from || isStaff(person) ? null : person
}

/** What was answered but does not stand among the lines from `from` on: its root must be looked up. */
export function targetsBefore(links: readonly FoundLink[], lines: readonly SpokenLine[], from: number): MessageId[] {
  const here = new Set(lines.filter((line) => line.day >= from).map(({ id }) => id))
  return [...new Set(links.map(({ to }) => to))].filter((to) => !here.has(to))
}

/** Follows each link back to its root; `known` are the roots of what lies before. */
export function traceReplies(
  links: readonly FoundLink[],
  lines: readonly SpokenLine[],
  known: ReadonlyMap<MessageId, Root>,
): Reply[] {
  const own = new Map(lines.map((line) => [line.id, ownRoot(line)]))
  const roots = new Map<MessageId, Root>(known)
  return links.map(({ line, to, toPersonId }) => {
    const root = roots.get(to) ?? own.get(to) ?? { root: to, starter: null, startedOn: null }
    roots.set(line.id, root)
    return { ...root, line, toPersonId }
  })
}

/** A member's message that answers nothing begins a talk of its own. */
export const ownRoot = ({ id, personId, day }: SpokenLine): Root => ({ root: id, starter: personId, startedOn: day })
