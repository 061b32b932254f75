import { useCallback, useEffect, useMemo, useState } from 'react'
import type { GroupId } from '../../../../server/modules/community/contract.ts'
import { listMessagesEndpoint, type Message, type TopicId } from '../../../../server/modules/messaging/contract.ts'
import type { ChatView } from '../../../ui/sync/chat-view.ts'
import { mergeInOrder } from '../../../ui/sync/order.ts'
import type { MessagePage } from '../../../ui/sync/pages.ts'
import { useSync } from '../../../ui/sync/react.ts'
import { withBeside } from '../../../ui/sync/beside.ts'

type Loaded = { rows: readonly Message[]; older: boolean }
const pageSize = 50

/** The messages of a topic: pages from the server, kept up to date by the group's events. */
export function useTopicMessages(view: ChatView | null, groupId: GroupId, topicId: TopicId) {
  const sync = useSync()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [failure, setFailure] = useState<unknown>(null)

  const load = useCallback(
    async (before?: string) => {
      const where = before ? { before } : {}
      const page: MessagePage = await sync.ask(listMessagesEndpoint, { groupId, topicId, limit: pageSize, ...where })
      sync.room(groupId).change((now) => withBeside(now, page.beside))
      setLoaded((now) => ({ rows: mergeInOrder(page.rows, before ? (now?.rows ?? []) : []), older: page.older }))
    },
    [sync, groupId, topicId],
  )
  const reload = useCallback(() => {
    setFailure(null)
    load().catch(setFailure)
  }, [load])
  // Rewritten history begins anew.
  const epoch = view?.epoch
  useEffect(reload, [reload, epoch])

  const messages = useMemo(() => messagesOf(view, loaded, topicId), [view, loaded, topicId])
  const first = messages[0]?.id
  const loadOlder = useCallback(() => load(first), [load, first])
  return { messages, older: loaded?.older ?? false, loadOlder, failure: messages.length > 0 ? null : failure, reload }
}

/** Events win over pages: they are what came last. */
function messagesOf(view: ChatView | null, loaded: Loaded | null, topicId: string): Message[] {
  const live = (view?.messages ?? []).filter((message) => message.topicId === topicId)
  const rows = (loaded?.rows ?? []).map((row) => view?.beyond[row.id] ?? row)
  return mergeInOrder(rows, live)
}
