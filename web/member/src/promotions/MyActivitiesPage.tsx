import { listParticipationsEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { listCoSellingEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { useAsk, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { MoreBelow } from '../app/MoreBelow.tsx'
import { useFormats } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import { kindOfEntry } from './kinds.tsx'
import type { Participation } from './shapes.ts'
import '../shop/shop.css'
import './activities.css'

/** 我参加的: teams, bargains and orders of mine, newest first. */
export function MyActivitiesPage() {
  const { t } = useWords()
  return (
    <Page title={t('activity.mine')} back="/me">
      <Contracts />
      <List />
    </Page>
  )
}

/** Only for whoever a contract names. */
function Contracts() {
  const { t } = useWords()
  const contracts = useAsk(listCoSellingEndpoint, { mine: true, limit: 1 }).data?.rows ?? []
  if (contracts.length === 0) return null
  return (
    <Link to="/me/co-selling" className="mine-note">
      {t('contract.toMine')}
    </Link>
  )
}

function List() {
  const { t } = useWords()
  const pages = useAskPages(listParticipationsEndpoint, {})
  if (pages.isPending) return <Skeleton rows={4} />
  if (pages.error) return <Failure failure={pages.error} again={() => void pages.refetch()} />
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.rows)
  if (rows.length === 0)
    return (
      <Empty text={t('activity.noneMine')}>
        <Link to="/" className="button">
          {t('membership.toGroups')}
        </Link>
      </Empty>
    )
  return (
    <>
      <ul className="rows">
        {rows.map((one) => (
          <Line key={`${one.activityId} ${one.id} ${one.orderId}`} one={one} />
        ))}
      </ul>
      <MoreBelow pages={pages} />
    </>
  )
}

function Line({ one }: { one: Participation }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const to = kindOfEntry(one.id) ? `/d/${one.id}` : one.orderId ? `/me/orders/${one.orderId}` : '/me/orders'
  return (
    <li>
      <Link to={to} className="row activity-row">
        <span className={`kind-mark kind-${one.kind}`}>{t(`activityKind.${one.kind}`)}</span>
        <span className="row-words">
          {one.title}
          <span className="faint">{stamp(one.at)}</span>
        </span>
        <span className="faint">{t(`activity.entryState.${one.state}`, { defaultValue: '' })}</span>
      </Link>
    </li>
  )
}
