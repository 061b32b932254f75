/** What every part of an open chat needs: the chat itself, my standing, and how to look things up. */
import { createContext, useContext } from 'react'
import type { Group, GroupId, MemberRole } from '../../../../server/modules/community/contract.ts'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import type { ChatView, Quoted } from '../../../ui/sync/chat-view.ts'
import { findMessage } from '../../../ui/sync/chat-view.ts'
import type { Chat } from '../../../ui/sync/react.ts'

export type ChatDesk = { groupId: GroupId; chat: Chat; group: Group | null; acts: ChatActs }

/** What one can do from a message; stays the same while the chat changes, so that messages are not drawn again. */
export type ChatActs = Pick<Chat, 'act' | 'retry' | 'discard' | 'toggleReaction'> & {
  /** Shows the actions of a message. */
  openMenu: (message: Message) => void
  /** Scrolls to a message, loading what is around it. */
  jump: (messageId: string) => void
  reply: (message: Message) => void
  edit: (message: Message) => void
}

export const ChatDeskContext = createContext<ChatDesk | null>(null)
export const ChatActsContext = createContext<ChatActs | null>(null)

export function useActs(): ChatActs {
  const acts = useContext(ChatActsContext)
  if (!acts) throw new Error('useActs needs an open chat')
  return acts
}

export function useDesk(): ChatDesk {
  const desk = useContext(ChatDeskContext)
  if (!desk) throw new Error('useDesk needs an open chat')
  return desk
}

/** Whether a role keeps order in a group; operators without a seat do too. */
export function keepsOrder(role: MemberRole | null | undefined): boolean {
  return role === 'owner' || role === 'assistant' || role === null
}

export function mayMentionAll(group: Group | null): boolean {
  if (!group) return false
  if (group.whoMayMentionAll === 'everyone') return true
  return group.whoMayMentionAll === 'owner' ? group.myRole === 'owner' : keepsOrder(group.myRole)
}

/** The message a reply answers, as far as it is known here. */
export function quotedOf(view: ChatView, message: Message): Quoted | null {
  if (!message.replyTo) return null
  return findMessage(view, message.replyTo) ?? view.quoted[message.replyTo] ?? null
}
