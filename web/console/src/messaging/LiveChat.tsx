/** The chat of a group I belong to: live, with what I write shown at once. */
import { Alert, Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { Message } from '../../../../server/modules/messaging/contract.ts'
import { myEmojis, myVotes } from '../../../ui/sync/beside.ts'
import { type ChatView, standingAnnouncement } from '../../../ui/sync/chat-view.ts'
import { useChat, useLine } from '../../../ui/sync/react.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Failure } from '../app/Failure.tsx'
import { Waiting } from '../app/Loaded.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { Group } from '../community/shapes.ts'
import type { ChatMessage } from './chat-blocks.ts'
import { ChatLog } from './ChatLog.tsx'
import { type ChatStanding, ChatStandingContext } from './chat-standing.ts'
import { Composer } from './Composer.tsx'
import { PendingLines } from './PendingLines.tsx'

type Words = { group: Group; jump: string | null; onJumped: () => void; onJump: (message: string) => void }

export function LiveChat({ group, jump, onJumped, onJump }: Words) {
  const chat = useChat(group.id)
  const { view } = chat
  useJump(chat.jumpTo, jump, view !== null)
  useReadAlong(chat)
  const [reply, setReply] = useState<ChatMessage | null>(null)
  const standing = useStanding(chat, group, setReply)
  if (!view && chat.failure) return <Failure failure={chat.failure} onRetry={() => void chat.reload()} />
  if (!view) return <Waiting lines={10} />
  const window = view.past ?? { messages: view.messages, older: view.older, newer: false }
  return (
    <ChatStandingContext value={standing}>
      <Notices view={view} />
      <ChatLog
        {...window}
        people={view.people}
        quoted={view.quoted}
        busy={false}
        onOlder={() => void chat.loadOlder()}
        onNewer={() => void chat.loadNewer()}
        marked={jump}
        onJump={onJump}
      />
      <PendingLines pending={view.pending} onRetry={chat.retry} onDiscard={chat.discard} />
      {view.past && <BackToNewest onPress={() => (chat.backToNewest(), onJumped())} />}
      <Composer
        groupId={group.id}
        closed={group.closedAt !== null}
        keepsOrder={standing.keepsOrder}
        reply={reply}
        onReplied={() => setReply(null)}
        onSend={chat.send}
        onTyping={chat.sayTyping}
      />
    </ChatStandingContext>
  )
}

/** The announcement that stands, and whether the line is down. */
function Notices({ view }: { view: ChatView }) {
  const { t } = useWords()
  const line = useLine()
  const standing = standingAnnouncement(view)
  return (
    <>
      {standing && <p className="chat-announcement cut">{standing.text}</p>}
      {line === 'offline' && <Alert type="warning" banner title={t('chat.offline')} />}
    </>
  )
}

function BackToNewest({ onPress }: { onPress: () => void }) {
  const { t } = useWords()
  return (
    <div className="chat-foot">
      <Button size="small" onClick={onPress}>
        {t('chat.toNewest')}
      </Button>
    </div>
  )
}

type Chat = ReturnType<typeof useChat>

function useStanding(chat: Chat, group: Group, reply: (message: ChatMessage) => void): ChatStanding {
  const { me, view, toggleReaction } = chat
  const keepsOrder = group.myRole === 'owner' || group.myRole === 'assistant'
  return useMemo(() => {
    const mine = { mine: view?.mine ?? {}, me }
    const speaking = {
      reply,
      toggleReaction,
      myEmojis: (message: ChatMessage) => myEmojis(mine, message as Message),
      myVotes: (message: ChatMessage) => myVotes(mine, message as Message),
    }
    return { me, keepsOrder, speaking }
  }, [me, view?.mine, keepsOrder, toggleReaction, reply])
}

function useJump(jumpTo: Chat['jumpTo'], jump: string | null, ready: boolean) {
  const saying = useSaying()
  const { t } = useWords()
  useEffect(() => {
    if (!jump || !ready) return
    jumpTo(jump)
      .then((found) => found || saying.failureSentence(t('chat.gone')))
      .catch(saying.failure)
  }, [jump, ready, jumpTo, saying, t])
}

/** What stands before my eyes is read. */
function useReadAlong({ view, markRead }: Pick<Chat, 'view' | 'markRead'>) {
  const newest = view && !view.past ? view.lastNumber : 0
  useEffect(() => {
    if (newest > 0 && document.visibilityState === 'visible') markRead(newest)
  }, [newest, markRead])
}
