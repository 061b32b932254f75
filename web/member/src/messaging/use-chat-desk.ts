import { useCallback, useMemo, useState } from 'react'
import { type GroupId, readGroupEndpoint } from '../../../../server/modules/community/contract.ts'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { type Chat, useChat, useInbox } from '../../../ui/sync/react.ts'
import { useWords } from '../../../ui/words/index.ts'
import { toast } from '../app/toast.ts'
import type { ChatActs, ChatDesk } from './chat-desk.ts'

/** What the composer is about beside its text: a reply, or a message being edited. */
export type Writing = { reply: Message | null; edit: Message | null }
const nothingSpecial: Writing = { reply: null, edit: null }

/** Opens a group's chat with everything its parts share, and which message is looked at. */
export function useChatDesk(groupId: GroupId) {
  const chat = useChat(groupId)
  const group = (useAsk(readGroupEndpoint, { groupId }).data ?? null) as ChatDesk['group']
  const [chosen, openMenu] = useState<Message | null>(null)
  const [writing, setWriting] = useState<Writing>(nothingSpecial)
  const { target, look, jump, reached } = useTargeting(chat)
  const { act, retry, discard, toggleReaction } = chat
  const acts = useMemo<ChatActs>(() => {
    const reply = (message: Message) => setWriting({ reply: message, edit: null })
    const edit = (message: Message) => setWriting({ reply: null, edit: message })
    return { act, retry, discard, toggleReaction, jump, openMenu, reply, edit }
  }, [act, retry, discard, toggleReaction, jump])
  const desk = useMemo<ChatDesk>(() => ({ groupId, chat, group, acts }), [groupId, chat, group, acts])
  const closeMenu = () => openMenu(null)
  const doneWriting = () => setWriting(nothingSpecial)
  return { desk, chosen, writing, target, closeMenu, doneWriting, look, reached }
}

/** Which message shall come into sight: `look` for one that is shown, `jump` for any. */
function useTargeting({ jumpTo }: Chat) {
  const { t } = useWords()
  const [target, setTarget] = useState<string | null>(null)
  const look = useCallback((messageId: string) => setTarget(messageId), [])
  const reached = useCallback(() => setTarget(null), [])
  const jump = useCallback(
    async (messageId: string) => {
      const found = await jumpTo(messageId).catch(() => false)
      if (found) setTarget(messageId)
      else toast(t('chat.notThere'), 'failed')
    },
    [jumpTo, t],
  )
  return { target, look, jump, reached }
}

/** A group's name and how many belong to it, from whatever knows it first. */
export function useGroupName({ groupId, chat, group }: ChatDesk) {
  const { t } = useWords()
  const row = useInbox().rows.find((each) => each.group.id === groupId)
  const name = chat.view?.group?.name ?? group?.name ?? row?.group.name ?? t('chat.title')
  const under = group ? t('group.members', { count: group.taken }) : (row?.group.communityName ?? '')
  const closedAt = chat.view?.group ? chat.view.group.closedAt : (group?.closedAt ?? row?.group.closedAt ?? null)
  return { name, under, isClosed: closedAt !== null }
}
