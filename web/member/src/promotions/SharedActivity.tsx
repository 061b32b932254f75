import { useRef } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { useSeen } from '../app/use-seen.ts'
import { Tile } from '../shop/Tile.tsx'
import { WhenLine } from './WhenLine.tsx'
import { kindOf, kindOfEntry } from './kinds.tsx'
import type { ActivityFound } from './shapes.ts'
import { useActivity } from './use-activity.ts'
import type { Terms } from '../../../../server/modules/promotions/contract.ts'
import '../shop/shop.css'
import './activities.css'

/** What a link in a chat leads to: an activity, or a team or bargain of one. */
type SharedIn = { activityId: string } | { entryId: string }

/** A card that changes while people take part. It asks and listens only while it is on the screen. */
export function SharedActivity(shared: SharedIn) {
  const place = useRef<HTMLDivElement>(null)
  const isSeen = useSeen(place)
  return (
    <div ref={place} className={`shared-product shared-activity ${'entryId' in shared ? 'shared-entry' : ''}`}>
      {'entryId' in shared ? <EntryCard entryId={shared.entryId} isSeen={isSeen} /> : null}
      {'activityId' in shared ? <ActivityCard activityId={shared.activityId} isSeen={isSeen} /> : null}
    </div>
  )
}

function EntryCard({ entryId, isSeen }: { entryId: string; isSeen: boolean }) {
  const Card = kindOfEntry(entryId)?.entry?.Card
  return isSeen && Card ? <Card entryId={entryId} /> : null
}

function ActivityCard({ activityId, isSeen }: { activityId: string; isSeen: boolean }) {
  const { data } = useActivity(activityId, { enabled: isSeen })
  return data ? <Shown activity={data} /> : null
}

function Shown({ activity }: { activity: ActivityFound }) {
  const { t } = useWords()
  const { money, count } = useFormats()
  const { id, communityId, kind, title, figures, offers, terms } = activity
  const [first] = offers
  const fen = first ? (kindOf(kind)?.priceOf(terms as Terms, first.variantId) ?? null) : null
  return (
    <Link to={`/c/${communityId}/activities/${id}`} className="shared-link">
      {first ? <Tile id={first.productId} title={first.title} image={first.image} /> : null}
      <span className="row-words">
        <span className="shelf-title">
          <span className={`kind-mark kind-${kind}`}>{t(`activityKind.${kind}`)}</span> {title}
        </span>
        {fen === null ? null : (
          <span className="price">
            {money(fen)} {first && first.shelfFen > fen ? <s className="faint">{money(first.shelfFen)}</s> : null}
          </span>
        )}
        <span className="faint" role="status">
          {figures.people > 0
            ? t('activity.people', { count: figures.people, said: count(figures.people) })
            : t('activity.first')}
          {figures.running > 0
            ? ` · ${t(`activity.runningOf.${kind}`, { count: figures.running, defaultValue: '' })}`
            : null}
        </span>
        <span className="faint">
          <WhenLine activity={activity} />
        </span>
      </span>
    </Link>
  )
}
