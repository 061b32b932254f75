import { listCommunityActivitiesEndpoint } from '../../../../server/modules/promotions/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { MoreBelow } from '../app/MoreBelow.tsx'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { WhenLine } from './WhenLine.tsx'
import { channelHere } from './here.ts'
import type { ActivityLine } from './shapes.ts'
import '../shop/shop.css'
import './activities.css'

/** What is on in a community, and what will be. */
export function ActivitiesPage({ params }: PageProps) {
  const { t } = useWords()
  const communityId = params.communityId as CommunityId
  return (
    <Page title={t('activity.all')} back={`/c/${communityId}/shop`}>
      <List communityId={communityId} />
    </Page>
  )
}

function List({ communityId }: { communityId: CommunityId }) {
  const { t } = useWords()
  const pages = useAskPages(listCommunityActivitiesEndpoint, { communityId, channel: channelHere() })
  if (pages.isPending) return <Skeleton rows={4} />
  if (pages.error) return <Failure failure={pages.error} again={() => void pages.refetch()} />
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.rows)
  if (rows.length === 0)
    return (
      <Empty text={t('activity.none')}>
        <Link to={`/c/${communityId}/shop`} className="button">
          {t('shop.toShop')}
        </Link>
      </Empty>
    )
  return (
    <>
      <ul className="rows">
        {rows.map((activity) => (
          <Line key={activity.id} activity={activity} />
        ))}
      </ul>
      <MoreBelow pages={pages} />
    </>
  )
}

function Line({ activity }: { activity: ActivityLine }) {
  const { t } = useWords()
  return (
    <li>
      <Link to={`/c/${activity.communityId}/activities/${activity.id}`} className="row activity-row">
        <span className={`kind-mark kind-${activity.kind}`}>{t(`activityKind.${activity.kind}`)}</span>
        <span className="row-words">
          {activity.title}
          <span className="faint">
            <WhenLine activity={activity} />
          </span>
        </span>
      </Link>
    </li>
  )
}
