/** From what happened to how it stands: reactions, votes, recalls and marks gathered at their messages. */
import type { PersonId } from '../../kernel/people.ts'
import type { PastMessage } from '../../modules/messaging/index.ts'
import type { LifeEvent } from '../life/life.ts'
import type { People } from './load-life.ts'

type Spoken = Extract<LifeEvent, { kind: 'message' | 'poll' }>

export function pastMessagesOf(events: readonly LifeEvent[], people: People): PastMessage[] {
  const messages = new Map<string, PastMessage>()
  for (const event of events) {
    if (event.kind === 'message' || event.kind === 'poll') messages.set(event.key, spokenAs(event, people))
    else gather(messages, event, people)
  }
  return [...messages.values()]
}

const idOf = (people: People, key: string) => people.get(key) as PersonId

function spokenAs(event: Spoken, people: People): PastMessage {
  const said = { key: event.key, at: new Date(event.at), by: idOf(people, event.by) }
  if (event.kind === 'poll') {
    return { ...said, text: '', poll: { question: event.question, options: event.options, multiple: false } }
  }
  const { text, replyTo, topic, mentions = [], all } = event
  return {
    ...said,
    text,
    replyTo,
    topic,
    mentions: mentions.map((key) => idOf(people, key)),
    mentionsAll: all ?? false,
  }
}

function gather(messages: Map<string, PastMessage>, event: LifeEvent, people: People): void {
  const at = new Date(event.at)
  if (event.kind === 'vote') {
    const poll = messages.get(event.poll)
    if (poll) (poll.votes ??= []).push({ by: idOf(people, event.by), option: event.option, at })
    return
  }
  if (!('message' in event)) return
  const message = messages.get(event.message)
  if (!message) return
  if (event.kind === 'reaction') (message.reactions ??= []).push({ by: idOf(people, event.by), emoji: event.emoji, at })
  if (event.kind === 'recall') message.recalled = { at, by: idOf(people, event.by) }
  if (event.kind === 'pin') message.pinnedAt = at
  if (event.kind === 'digest') message.digestAt = at
}
