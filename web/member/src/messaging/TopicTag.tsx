import { createContext, useContext } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Link } from '../app/Link.tsx'
import { useDesk } from './chat-desk.ts'

/** True on the page of a topic, where every message belongs to it. */
export const TopicContext = createContext(false)
export const useIsTopic = () => useContext(TopicContext)

/** Which topic a message belongs to. */
export function TopicTag({ groupId, topicId }: { groupId: string; topicId: string }) {
  const { t } = useWords()
  const topic = useDesk().chat.view?.topics.find((each) => each.id === topicId)
  return (
    <Link to={`/g/${groupId}/t/${topicId}`} className="topic-tag">
      # {topic?.title ?? t('topic.title')}
    </Link>
  )
}
