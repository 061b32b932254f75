/** Reading along as an operator who is not a member: nothing is marked as read, nobody sees that I look. */
import { Button } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { ChatLog } from './ChatLog.tsx'
import { ChatStandingContext } from './chat-standing.ts'
import { useReadMessages } from './use-read-messages.ts'

type Words = { groupId: string; jump: string | null; onJump: (message: string) => void; onNewest: () => void }

const lookingIn = { me: null, keepsOrder: true, speaking: null }

export function ReadChat({ groupId, jump, onJump, onNewest }: Words) {
  const { t } = useWords()
  const chat = useReadMessages(groupId, jump)
  return (
    <ChatStandingContext value={lookingIn}>
      <Loaded from={chat.query} lines={10}>
        {() => (
          <ChatLog
            {...chat.shown}
            older={chat.query.hasPreviousPage}
            newer={chat.query.hasNextPage}
            busy={chat.query.isFetching}
            onOlder={() => void chat.query.fetchPreviousPage()}
            onNewer={() => void chat.query.fetchNextPage()}
            marked={jump}
            onJump={onJump}
          />
        )}
      </Loaded>
      <div className="chat-foot muted small">
        <span>{t('chat.lookingIn')}</span>
        {jump && (
          <Button size="small" onClick={onNewest}>
            {t('chat.toNewest')}
          </Button>
        )}
      </div>
    </ChatStandingContext>
  )
}
