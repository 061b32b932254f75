/** Who answers whom, and to which talk each answer belongs: along the replies back to the first message. */
import type { PersonId } from '../../../kernel/people.ts'
import type { MessageId } from '../../messaging/contract.ts'
import type { LineLink } from './reply-talk.ts'
import type { SpokenLine } from './spoken-lines.ts'

/** The first message of a talk; starter and day are null when it was taken back or is not a member's. */
export type Root = { root: MessageId; starter: PersonId | null; startedOn: number | null }

type FoundLink = { line: SpokenLine; to: MessageId; toPersonId: PersonId | null; estimated: boolean }

export type Reply = Root & Omit<FoundLink, 'to'>

type Links = ReadonlyMap<MessageId, LineLink>

/**
 * The links of members' lines on `from` or later, in the order of the chat. `toPersonId` is null for answers to oneself, to
 * the operator's people and to authors unknown; `estimated` where the model alone tells.
 */
export function findLinks(
  lines: readonly SpokenLine[],
  links: Links,
  from: number,
  isStaff: (id: PersonId) => boolean,
): FoundLink[] {
  return lines.flatMap((line): FoundLink[] => {
    const link = line.day < from ? undefined : links.get(line.id)
    if (!link) return []
    return [{ line, to: link.to, toPersonId: otherPerson(link, isStaff), estimated: link.by === 'model' }]
  })
}

/** A line as the clocks of questions read it: what it quotes, or what the model says it answers. */
export const asLine = ({ id, at, personId, replyTo, replyToPersonId, addresses }: SpokenLine, links: Links) => {
  const link = links.get(id)
  const byModel = link?.by === 'model' ? link : null
  return {
    id,
    ts: at.getTime() / 1000,
    from: personId,
    replyTo: byModel?.to ?? replyTo,
    replyToFrom: byModel?.toPersonId ?? replyToPersonId,
    addresses,
  }
}

function otherPerson({ personId, toPersonId }: LineLink, isStaff: (id: PersonId) => boolean): PersonId | null {
  return toPersonId === null || toPersonId === personId || isStaff(toPersonId) ? null : toPersonId
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
  return links.map(({ line, to, ...how }) => {
    const root = roots.get(to) ?? own.get(to) ?? { root: to, starter: null, startedOn: null }
    roots.set(line.id, root)
    return { ...root, line, ...how }
  })
}

/** A member's message that answers nothing begins a talk of its own. */
const ownRoot = ({ id, personId, day }: SpokenLine): Root => ({ root: id, starter: personId, startedOn: day })
