/** Who I am in the chat shown, and what I may do with its messages. */
import { createContext, useContext } from 'react'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import type { ChatMessage } from './chat-blocks.ts'

export type ChatStanding = {
  me: string | null
  /** Runs the group, or operates the tenant. */
  keepsOrder: boolean
  /** Only members speak, react and vote. */
  speaking: {
    reply: (message: ChatMessage) => void
    toggleReaction: (message: Message, emoji: string) => Promise<void>
    myEmojis: (message: ChatMessage) => readonly string[]
    myVotes: (message: ChatMessage) => readonly number[]
  } | null
}

const nobody: ChatStanding = { me: null, keepsOrder: false, speaking: null }
export const ChatStandingContext = createContext<ChatStanding>(nobody)
export const useChatStanding = () => useContext(ChatStandingContext)

/** What may be done with a message. How long after sending its author may recall it is the server's to say. */
export type MessageAct = 'reply' | 'copy' | 'pin' | 'unpin' | 'digest' | 'undigest' | 'recall'

export function messageActsFor(message: ChatMessage, { me, keepsOrder, speaking }: ChatStanding): MessageAct[] {
  if (message.recalledAt || message.kind === 'system') return []
  const acts: MessageAct[] = speaking ? ['reply'] : []
  if (message.text) acts.push('copy')
  if (keepsOrder) acts.push(message.pinnedAt ? 'unpin' : 'pin', message.digestAt ? 'undigest' : 'digest')
  if ((keepsOrder || (speaking && message.by === me)) && !message.imported) acts.push('recall')
  return acts
}
