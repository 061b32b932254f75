/** Showing a reaction of mine before the server has it; the message's next event replaces the guess. */
import type { Message } from '../../../server/modules/messaging/contract.ts'
import { myEmojis, withMine } from './beside.ts'
import { type ChatView, findMessage } from './chat-view.ts'

type Reaction = Message['reactions'][number]

/** The view as it will probably be once my reaction counts. */
export function withGuessedReaction(view: ChatView, messageId: string, emoji: string, on: boolean): ChatView {
  const message = findMessage(view, messageId)
  if (!message) return view
  const mine = myEmojis(view, message).filter((each) => each !== emoji)
  const guessed = { ...message, reactions: changed(message.reactions, emoji, on, view.me) }
  return withMine(replaced(view, guessed), messageId, { emojis: on ? [...mine, emoji] : mine })
}

function changed(
  reactions: readonly Reaction[],
  emoji: string,
  on: boolean,
  me: Reaction['by'][number] | null,
): Reaction[] {
  if (on && !reactions.some((each) => each.emoji === emoji))
    return [...reactions, { emoji, count: 1, by: me ? [me] : [] }]
  return reactions.flatMap((each) => (each.emoji === emoji ? step(each, on, me) : [each]))
}

function step(reaction: Reaction, on: boolean, me: Reaction['by'][number] | null): Reaction[] {
  const others = reaction.by.filter((each) => each !== me)
  const count = reaction.count + (on ? 1 : -1)
  return count > 0 ? [{ ...reaction, count, by: on && me ? [...others, me] : others }] : []
}

function replaced(view: ChatView, message: Message): ChatView {
  const swap = (list: readonly Message[]) => list.map((each) => (each.id === message.id ? message : each))
  const past = view.past && { ...view.past, messages: swap(view.past.messages) }
  return { ...view, messages: swap(view.messages), past }
}
