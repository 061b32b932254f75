import type { Line, ReplyLink } from './reply-evidence.ts'

/** Messages that hang together by reply links. */
export type Thread = {
  /** Id of the first message. */
  root: string
  /** Author and time of the first message; null when it lies before the lines looked at. */
  starter: string | null
  startedAt: number | null
  messages: number
  speakers: Set<string>
}

/** The threads of lines in the order of time: connected components of links, of which each line has at most one, backwards. */
export function threadsOf(lines: Iterable<Line>, links: Iterable<ReplyLink>): Thread[] {
  const answered = new Map([...links].map(({ message, to }) => [message, to]))
  const roots = new Map<string, string>()
  const threads = new Map<string, Thread>()
  for (const { id, from, ts } of lines) {
    const to = answered.get(id)
    const root = to === undefined ? id : (roots.get(to) ?? to)
    roots.set(id, root)
    const first = root === id
    const thread = threads.get(root) ?? newThread(root, first ? from : null, first ? ts : null)
    thread.messages += 1
    thread.speakers.add(from)
    threads.set(root, thread)
  }
  return [...threads.values()]
}

function newThread(root: string, starter: string | null, startedAt: number | null): Thread {
  return { root, starter, startedAt, messages: 0, speakers: new Set() }
}

/** Threads in which at least two people spoke: talk, not a lonely call. */
export function countTalks(threads: Iterable<Thread>): number {
  return [...threads].filter((thread) => thread.speakers.size >= 2).length
}

/** S per person: threads started that drew at least two other speakers. */
export function countStarts(threads: Iterable<Thread>): Map<string, number> {
  const starts = new Map<string, number>()
  for (const { starter, speakers } of threads) {
    if (starter === null || speakers.size < 3) continue
    starts.set(starter, (starts.get(starter) ?? 0) + 1)
  }
  return starts
}
