/** How synchronising asks the server: the typed client, handed in so that tests can answer instead. */
import type { AnswerOf, Endpoint, InputOf } from '../../../server/kernel/contract.ts'
import type { ServerFrame } from '../../../server/modules/messaging/contract.ts'
import { Refusal as Refused } from '../refusal.ts'
import type { Refusal } from './chat-view.ts'

export type Ask = <E extends Endpoint>(endpoint: E, input: InputOf<E>) => Promise<AnswerOf<E>>

/** What sending a message came to. */
export type Answer = Extract<ServerFrame, { t: 'sent' }> | ({ t: 'refused' } & Refusal) | { t: 'unknown' }

/** Whether the server said no for good; anything else (no network, a fault, a restart) may pass. */
export function refusalOf(failure: unknown): Refusal | null {
  if (!(failure instanceof Refused) || failure.status >= 500) return null
  return { code: failure.code, zh: failure.zh, en: failure.en }
}

/** Whether my session is over. */
export function isSignedOut(failure: unknown): boolean {
  return failure instanceof Refused && failure.status === 401
}

/** What a chat is first asked for: three screens of messages; the rest comes as the reader scrolls. */
export function freshChat(groupId: string) {
  return { groupId, limit: 30 }
}
