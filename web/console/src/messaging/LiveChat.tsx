/** The chat of a group I belong to: live, with what I write shown at once. */
import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { standingAnnouncement } from '../../../ui/sync/chat-view.ts'
import { useChat, useLine } from '../../../ui/sync/react.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Failure } from '../app/Failure.tsx'
import { Waiting } from '../app/Loaded.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { Group } from '../community/shapes.ts'
import { ChatLog } from './ChatLog.tsx'
import { Composer } from './Composer.tsx'
import { PendingLines } from './PendingLines.tsx'

type Words = { group: Group; jump: string | null; onJumped: () => void; onJump: (message: string) => void }

export function LiveChat({ group, jump, onJumped, onJump }: Words) {
  const { t } = useWords()
  const line = useLine()
  const chat = useChat(group.id as never)
  const { view } = chat
  useJump(chat.jumpTo, jump, view !== null)
  useReadAlong(chat)
  if (!view)
    return chat.failure ? <Failure failure={chat.failure} onRetry={() => void chat.reload()} /> : <Waiting lines={10} />
  const notice = standingAnnouncement(view)
  const toNewest = () => {
    chat.backToNewest()
    onJumped()
  }
  return (
    <>
      {notice && <p className="chat-announcement cut">{notice.text}</p>}
      {line === 'offline' && <Alert type="warning" banner title={t('chat.offline')} />}
      <ChatLog
        messages={(view.past ?? view).messages}
        people={view.people}
        quoted={view.quoted}
        older={view.past ? view.past.older : view.older}
        newer={view.past?.newer ?? false}
        busy={false}
        onOlder={() => void chat.loadOlder()}
        onNewer={() => void chat.loadNewer()}
        marked={jump}
        onJump={onJump}
      />
      <PendingLines pending={view.pending} onRetry={chat.retry} onDiscard={chat.discard} />
      {view.past && (
        <div className="chat-foot">
          <Button size="small" onClick={toNewest}>
            {t('chat.toNewest')}
          </Button>
        </div>
      )}
      <Composer groupId={group.id} closed={group.closedAt !== null} onSend={chat.send} onTyping={chat.sayTyping} />
    </>
  )
}

type Chat = ReturnType<typeof useChat>

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
