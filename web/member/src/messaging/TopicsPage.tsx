import type { GroupId } from '../../../../server/modules/community/contract.ts'
import { useChat } from '../../../ui/sync/react.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Skeleton } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'

/** The topics of a group, those talked in lately first. */
export default function TopicsPage({ params }: PageProps) {
  const { t } = useWords()
  const { moment } = useFormats()
  const groupId = params.groupId as GroupId
  const { view } = useChat(groupId)
  return (
    <Page title={t('topic.all')} back={`/g/${groupId}/info`}>
      {view ? null : <Skeleton rows={5} />}
      {view?.topics.length === 0 ? <Empty text={t('topic.none')} /> : null}
      <ul className="rows">
        {view?.topics.map((topic) => (
          <li key={topic.id}>
            <Link to={`/g/${groupId}/t/${topic.id}`} className="row">
              <span className="row-words">
                <span># {topic.title}</span>
                <span className="faint">
                  {t('topic.count', { count: topic.messages })}
                  {topic.closedAt ? ` · ${t('topic.ended')}` : null}
                </span>
              </span>
              <time className="faint">{moment(topic.lastAt ?? topic.openedAt)}</time>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}
