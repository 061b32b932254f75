/** Names, quoted lines and my own reactions, which travel beside the synchronised state. */
import type { Beside, Message } from '../../../server/modules/messaging/contract.ts'
import type { ChatView, Mine } from './chat-view.ts'

/** Takes in what came beside messages. */
export function withBeside<V extends ChatView>(view: V, beside: Beside): V {
  return {
    ...view,
    people: { ...view.people, ...byId(beside.people) },
    quoted: { ...view.quoted, ...byId(beside.quoted) },
    mine: { ...view.mine, ...byId(beside.mine) },
  }
}

function byId<T extends { id: string }>(rows: readonly T[]): Record<string, T> {
  return Object.fromEntries(rows.map((row) => [row.id, row]))
}

/** Remembers what I just did to a message, until the server tells. */
export function withMine(view: ChatView, id: string, mine: Partial<Mine>): ChatView {
  const before = view.mine[id] ?? { emojis: [], votes: [] }
  return { ...view, mine: { ...view.mine, [id]: { ...before, ...mine } } }
}

/**
 * My reactions to a message. The list of people is sure while it is complete (at most fifty);
 * beyond that what the server told me beside counts.
 */
export function myEmojis(view: Pick<ChatView, 'mine' | 'me'>, message: Message): string[] {
  const told = view.mine[message.id]?.emojis ?? []
  return message.reactions
    .filter((each) => amongThem(each.by, each.count, view.me, told, each.emoji))
    .map((e) => e.emoji)
}

/** My votes in a message's poll, by the same rule. */
export function myVotes(view: Pick<ChatView, 'mine' | 'me'>, message: Message): number[] {
  const told = view.mine[message.id]?.votes ?? []
  const options = message.poll?.options ?? []
  return options.filter((each) => amongThem(each.by, each.votes, view.me, told, each.key)).map((each) => each.key)
}

function amongThem<K>(by: readonly string[], count: number, me: string | null, told: readonly K[], key: K): boolean {
  if (me !== null && by.includes(me)) return true
  return by.length < count && told.includes(key)
}

/** Ids of people spoken of in messages whose names are not known yet. */
export function unknownPeople(view: ChatView, messages: readonly Message[]): string[] {
  const named = messages.flatMap((message) => [message.by, ...message.mentions])
  return [...new Set(named)].filter((id): id is NonNullable<typeof id> => id !== null && !view.people[id])
}
