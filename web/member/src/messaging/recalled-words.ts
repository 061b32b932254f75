/** What I took back while this page was open: only my own device still knows the words, for writing them again. */
import type { Message } from '../../../../server/modules/messaging/contract.ts'

const words = new Map<string, string>()

export function rememberRecalled(message: Message) {
  if (message.text) words.set(message.id, message.text)
}

export function recalledWords(messageId: string): string | null {
  return words.get(messageId) ?? null
}
