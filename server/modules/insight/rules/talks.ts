/** Talks of a window: messages that hang together by replies. */
import type { PersonId } from '../../../kernel/people.ts'
import type { TracedReply } from './history.ts'

type Talk = { starter: PersonId | null; speakers: Set<PersonId> }

/** The talks in which somebody answered from `from` on; whoever started one earlier is not heard in this window. */
function gatherTalks(replies: readonly TracedReply[], from: number): Talk[] {
  const talks = new Map<string, Talk>()
  for (const { root, starter, startedOn, personId } of replies) {
    const heard = startedOn !== null && startedOn >= from ? starter : null
    const talk = talks.get(root) ?? { starter: heard, speakers: new Set(heard ? [heard] : []) }
    talk.speakers.add(personId)
    talks.set(root, talk)
  }
  return [...talks.values()]
}

/** How many talks had at least two speakers in the window that begins at `from`. */
export function countTalks(replies: readonly TracedReply[], from: number): number {
  return gatherTalks(replies, from).filter(({ speakers }) => speakers.size >= 2).length
}

/** S per person: talks started in the window that drew at least two other speakers. */
export function countStarted(replies: readonly TracedReply[], from: number): Map<PersonId, number> {
  const started = new Map<PersonId, number>()
  for (const { starter, speakers } of gatherTalks(replies, from)) {
    if (starter && speakers.size >= 3) started.set(starter, (started.get(starter) ?? 0) + 1)
  }
  return started
}
