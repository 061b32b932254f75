import { useMemo } from 'react'
import type { GroupId } from '../../../../server/modules/community/contract.ts'
import { changeTopicEndpoint, type TopicId } from '../../../../server/modules/messaging/contract.ts'
import { shownPending } from '../../../ui/sync/pending.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Failure, Skeleton } from '../app/Answered.tsx'
import { attempt } from '../app/failing.ts'
import { PageHead } from '../app/Page.tsx'
import { go } from '../app/router.ts'
import type { PageProps } from '../app/route.ts'
import { ChatRoom } from './ChatRoom.tsx'
import { keepsOrder } from './chat-desk.ts'
import { Composer } from './Composer.tsx'
import { MessageList } from './MessageList.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import { TopicContext } from './TopicTag.tsx'
import { useChatDesk } from './use-chat-desk.ts'
import { useTopicMessages } from './use-topic-messages.ts'

/** One topic of a group: its messages alone. */
export default function TopicPage({ params }: PageProps) {
  const { t } = useWords()
  const groupId = params.groupId as GroupId
  const topicId = params.topicId as TopicId
  const open = useChatDesk(groupId)
  const { chat, group } = open.desk
  const { view } = chat
  const found = useTopicMessages(view, groupId, topicId)
  const topic = view?.topics.find((each) => each.id === topicId)
  const { look } = open
  const desk = useMemo(() => {
    const isHere = (id: string) => found.messages.some((message) => message.id === id)
    const jump = (id: string) => (isHere(id) ? look(id) : go(`/g/${groupId}?m=${id}`))
    return { ...open.desk, acts: { ...open.desk.acts, jump } }
  }, [open.desk, found.messages, groupId, look])
  const mayClose = topic !== undefined && !topic.closedAt && (topic.openedBy === chat.me || keepsOrder(group?.myRole))
  const close = () => attempt(() => chat.act(changeTopicEndpoint, { topicId, closed: true }))
  return (
    <ChatRoom desk={desk}>
      <PageHead
        title={topic ? `# ${topic.title}` : t('topic.title')}
        under={topic ? t('topic.count', { count: topic.messages }) : null}
        back={`/g/${groupId}`}
        actions={
          mayClose ? (
            <button type="button" className="text-button" onClick={() => void close()}>
              {t('topic.close')}
            </button>
          ) : null
        }
      />
      {found.failure ? <Failure failure={found.failure} again={found.reload} /> : null}
      {view && !found.failure ? (
        <TopicContext value={true}>
          <MessageList
            view={view}
            messages={found.messages}
            older={found.older}
            loadOlder={found.loadOlder}
            newer={false}
            isApart={false}
            isWhole={false}
            pending={shownPending(view).filter((each) => each.draft.topicId === topicId)}
            target={open.target}
            reached={open.reached}
          />
        </TopicContext>
      ) : null}
      {view || found.failure ? null : <Skeleton rows={6} />}
      {topic?.closedAt ? (
        <p className="composer-closed">{t('topic.isClosed')}</p>
      ) : (
        <Composer
          place={`${groupId}/${topicId}`}
          topicId={topicId}
          writing={open.writing}
          doneWriting={open.doneWriting}
        />
      )}
      {open.chosen ? <MessageMenu message={open.chosen} close={open.closeMenu} /> : null}
    </ChatRoom>
  )
}
