import { useMemo } from 'react'
import type { GroupId } from '../../../../server/modules/community/contract.ts'
import { changeTopicEndpoint, type Topic, type TopicId } from '../../../../server/modules/messaging/contract.ts'
import { shownPending } from '../../../ui/sync/pending.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Failure, Skeleton } from '../app/Answered.tsx'
import { attempt } from '../app/failing.ts'
import { PageHead } from '../app/Page.tsx'
import { go } from '../app/router.ts'
import type { PageProps } from '../app/route.ts'
import { ChatRoom } from './ChatRoom.tsx'
import { type ChatDesk, keepsOrder } from './chat-desk.ts'
import { Composer } from './Composer.tsx'
import { MessageList } from './MessageList.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import { TopicContext } from './TopicTag.tsx'
import { useChatDesk } from './use-chat-desk.ts'
import type { ComposerProps } from './use-composer.ts'
import { useTopicMessages } from './use-topic-messages.ts'

/** One topic of a group: its messages alone. */
export default function TopicPage({ params }: PageProps) {
  const groupId = params.groupId as GroupId
  const topicId = params.topicId as TopicId
  const { desk, found, chosen, writing, closeMenu, doneWriting, target, reached } = useTopicDesk(groupId, topicId)
  const { view } = desk.chat
  const topic = view?.topics.find((each) => each.id === topicId)
  return (
    <ChatRoom desk={desk}>
      <TopicHead topic={topic} desk={desk} />
      {found.failure ? <Failure failure={found.failure} again={found.reload} /> : null}
      {view || found.failure ? null : <Skeleton rows={6} />}
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
            target={target}
            reached={reached}
          />
        </TopicContext>
      ) : null}
      <TopicFoot topic={topic} composer={{ place: `${groupId}/${topicId}`, topicId, writing, doneWriting }} />
      {chosen ? <MessageMenu message={chosen} close={closeMenu} /> : null}
    </ChatRoom>
  )
}

/** The group's desk, where jumping stays in the topic as long as it can. */
function useTopicDesk(groupId: GroupId, topicId: TopicId) {
  const open = useChatDesk(groupId)
  const found = useTopicMessages(open.desk.chat.view, groupId, topicId)
  const { look } = open
  const desk = useMemo(() => {
    const isHere = (id: string) => found.messages.some((message) => message.id === id)
    const jump = (id: string) => (isHere(id) ? look(id) : go(`/g/${groupId}?m=${id}`))
    return { ...open.desk, acts: { ...open.desk.acts, jump } }
  }, [open.desk, found.messages, groupId, look])
  return { ...open, desk, found }
}

function TopicHead({ topic, desk }: { topic: Topic | undefined; desk: ChatDesk }) {
  const { t } = useWords()
  const { chat, group, groupId } = desk
  const mayClose = topic && !topic.closedAt && (topic.openedBy === chat.me || keepsOrder(group?.myRole))
  const close = (topicId: TopicId) => attempt(() => chat.act(changeTopicEndpoint, { topicId, closed: true }))
  const closing = mayClose ? (
    <button type="button" className="text-button" onClick={() => void close(topic.id)}>
      {t('topic.close')}
    </button>
  ) : null
  return (
    <PageHead
      title={topic ? `# ${topic.title}` : t('topic.title')}
      under={topic ? t('topic.count', { count: topic.messages }) : null}
      back={`/g/${groupId}`}
      actions={closing}
    />
  )
}

function TopicFoot({ topic, composer }: { topic: Topic | undefined; composer: ComposerProps }) {
  const { t } = useWords()
  if (topic?.closedAt) return <p className="composer-closed">{t('topic.isClosed')}</p>
  return <Composer {...composer} />
}
