/** Messages on their way: shown at once, and gone when the real one stands in the group. */
import type { GroupId } from '../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import type { Draft, Message, MessageId } from '../../../server/modules/messaging/contract.ts'
import type { ChatView, PendingMessage, Refusal } from './chat-view.ts'

type Pending = readonly PendingMessage[]

/** A message just sent from here. */
export function newPending(groupId: GroupId, draft: Draft, at: string): PendingMessage {
  return { groupId, draft, at, state: 'sending', sent: null, seenAs: null, refusal: null }
}

/** Shows a message before the server has it; one already shown is not shown twice. */
export function withPending(view: ChatView, pending: PendingMessage): ChatView {
  const others = view.pending.filter((each) => each.draft.clientId !== pending.draft.clientId)
  return { ...view, pending: [...others, pending] }
}

/** The server has it: the message stays shown as pending until event `seq` brings it. */
export function markSent(view: ChatView, clientId: string, sent: { messageId: MessageId; seq: number }): ChatView {
  const pending = change(view.pending, clientId, { state: 'sent', sent, refusal: null })
  return { ...view, pending: pendingUpTo(pending, view.seq, view.messages) }
}

/** The server refused it: it stays, with the reason, until I send it again or take it away. */
export function markFailed(view: ChatView, clientId: string, refusal: Refusal): ChatView {
  return { ...view, pending: change(view.pending, clientId, { state: 'failed', refusal, seenAs: null }) }
}

/** Sent once more, under the same id. */
export function markSending(view: ChatView, clientId: string): ChatView {
  return { ...view, pending: change(view.pending, clientId, { state: 'sending', refusal: null }) }
}

/** I took it away. */
export function dropPending(view: ChatView, clientId: string): ChatView {
  return { ...view, pending: view.pending.filter((each) => each.draft.clientId !== clientId) }
}

/** Another page sent it or took it away: whatever neither waits on this device nor was answered here is gone. */
export function dropSettled(view: ChatView, unsent: ReadonlySet<string>): ChatView {
  const pending = view.pending.filter((each) => each.sent !== null || unsent.has(each.draft.clientId))
  return pending.length === view.pending.length ? view : { ...view, pending }
}

/** Those to show below the messages: not the ones whose event came before the answer. */
export function shownPending(view: ChatView): Pending {
  return view.pending.filter((each) => each.seenAs === null)
}

function change(pending: Pending, clientId: string, to: Partial<PendingMessage>): Pending {
  return pending.map((each) => (each.draft.clientId === clientId ? { ...each, ...to } : each))
}

/**
 * What is still on its way after a new message. Events do not carry the client's id, so a message of
 * mine with the same words hides the first pending one like it; the server's answer settles it for good.
 */
export function pendingAfter(pending: Pending, message: Message, me: PersonId | null): Pending {
  if (me === null || message.by !== me) return pending
  if (pending.some((each) => each.sent?.messageId === message.id)) {
    return pending.filter((each) => each.sent?.messageId !== message.id)
  }
  const alike = pending.find(
    (each) => each.state === 'sending' && each.seenAs === null && saysTheSame(each.draft, message),
  )
  return alike ? change(pending, alike.draft.clientId, { seenAs: message.id }) : pending
}

/** Lets go of what the group already shows: answered with a `seq` not after mine, or present by id. */
export function pendingUpTo(pending: Pending, seq: number, messages: readonly Message[]): Pending {
  if (!pending.some((each) => each.sent)) return pending
  const present = new Set<string>(messages.map((message) => message.id))
  return pending.filter((each) => !each.sent || (each.sent.seq > seq && !present.has(each.sent.messageId)))
}

function saysTheSame(draft: Draft, message: Message): boolean {
  return (
    draft.text.trim() === message.text.trim() &&
    draft.replyTo === message.replyTo &&
    draft.topicId === message.topicId &&
    (draft.poll?.question ?? null) === (message.poll?.question ?? null) &&
    draft.fileIds.join() === message.files.map((file) => file.id).join()
  )
}
