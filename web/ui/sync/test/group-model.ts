/** A tiny group for tests: what the server would hold, its events, and the state it would give afresh. */
import type { GroupId } from '../../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../../server/modules/identity/contract.ts'
import type {
  ChatState,
  Draft,
  GroupEvent,
  Message,
  MessageId,
  Topic,
  TopicId,
} from '../../../../server/modules/messaging/contract.ts'

export type Step =
  | { does: 'say'; by: 0 | 1 | 2; announces?: boolean; mentionsMe?: boolean }
  | { does: 'edit' | 'recall' | 'pin' | 'unpin' | 'react'; which: number }
  | { does: 'topic'; which: number }
  | { does: 'join' }

export const groupId = 'grp_test' as GroupId
export const people = ['psn_me', 'psn_lin', 'psn_chen'] as PersonId[]
export const me = people[0] as PersonId

const start = Date.UTC(2026, 10, 1, 8)
const moment = (minute: number) => new Date(start + minute * 60_000).toISOString()

export function blankMessage(number: number, by: PersonId, text = `第${number}句`): Message {
  return {
    id: `msg_${String(number).padStart(4, '0')}` as MessageId,
    groupId,
    kind: 'text',
    number,
    // Two messages share a minute, so that `position` has to decide.
    at: moment(number >> 1),
    position: number,
    sentAt: moment(number >> 1),
    by,
    text,
    mentions: [],
    mentionsAll: false,
    replyTo: null,
    topicId: null,
    files: [],
    poll: null,
    reactions: [],
    editedAt: null,
    recalledAt: null,
    recalledBy: null,
    pinnedAt: null,
    digestAt: null,
    imported: false,
  }
}

export const draftOf = (clientId: string, text: string): Draft => ({
  clientId,
  text,
  mentions: [],
  mentionsAll: false,
  replyTo: null,
  topicId: null,
  fileIds: [],
  poll: null,
})

export function makeGroup() {
  const messages: Message[] = []
  const topics: Topic[] = []
  const events: GroupEvent[] = []
  let seq = 0

  const tell = (event: GroupEvent) => events.push(structuredClone(event))
  const tellMessage = (message: Message) => tell({ seq: ++seq, kind: 'message', message })

  function say(step: Extract<Step, { does: 'say' }>) {
    const message = blankMessage(messages.length + 1, people[step.by] as PersonId)
    if (step.announces) message.kind = 'announcement'
    if (step.mentionsMe) message.mentions = [me]
    messages.push(message)
    tellMessage(message)
    return message
  }

  function changeMessage(does: string, message: Message) {
    if (does === 'edit') Object.assign(message, { text: `${message.text}，改`, editedAt: moment(seq) })
    if (does === 'recall')
      Object.assign(message, {
        text: '',
        mentions: [],
        recalledAt: moment(seq),
        recalledBy: message.by,
        pinnedAt: null,
      })
    if (does === 'pin') message.pinnedAt = moment(seq)
    if (does === 'unpin') message.pinnedAt = null
    if (does === 'react') message.reactions = [{ emoji: '👍', count: message.reactions.length + 1, by: [me] }]
    tellMessage(message)
  }

  function touchTopic(which: number) {
    const id = `top_${which % 4}` as TopicId
    const known = topics.find((topic) => topic.id === id)
    if (known) known.messages += 1
    else
      topics.push({
        id,
        groupId,
        title: `话题${id}`,
        openedBy: me,
        openedAt: moment(seq),
        closedAt: null,
        messages: 0,
        lastAt: null,
      })
    tell({ seq: ++seq, kind: 'topic', topic: topics.find((topic) => topic.id === id) as Topic })
  }

  function take(step: Step) {
    if (step.does === 'say') return say(step)
    if (step.does === 'topic') return touchTopic(step.which)
    if (step.does === 'join')
      return tell({ seq: ++seq, kind: 'member', personId: me, change: 'joined', role: 'member' })
    const message = messages[step.which % Math.max(1, messages.length)]
    if (message) changeMessage(step.does, message)
  }

  function fresh(limit = 10): ChatState {
    const standing = messages.filter((message) => message.kind === 'announcement').at(-1)
    return structuredClone({
      groupId,
      epoch: 1,
      seq,
      lastNumber: messages.length,
      messages: messages.slice(-limit),
      older: messages.length > limit,
      pins: messages.filter((message) => message.pinnedAt),
      announcement: standing && !standing.recalledAt ? standing : null,
      topics,
      cursor: { readNumber: messages.length, unread: 0, mentions: 0 },
      beside: { people: [], quoted: [], mine: [] },
    })
  }

  const pageBefore = (id: string, limit: number) => {
    const until = messages.findIndex((message) => message.id === id)
    const rows = structuredClone(messages.slice(Math.max(0, until - limit), until))
    return { rows, older: until > limit, newer: true, beside: { people: [], quoted: [], mine: [] } }
  }

  return { take, say, fresh, pageBefore, messages, events, head: () => seq }
}
