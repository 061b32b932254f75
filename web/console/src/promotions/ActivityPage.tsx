/** One activity at the desk: what became of it, what takes place in it, what it promises, and how to share it. */
import { Link, useParams } from '@tanstack/react-router'
import { readActivityEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { PageLoaded } from '../app/Loaded.tsx'
import { mayAdminister, useFormats, useMe } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { ProductPicture } from '../commerce/ProductPicture.tsx'
import { ActivityEntries } from './ActivityEntries.tsx'
import { ActivityFigures } from './ActivityFigures.tsx'
import { ActivityRules } from './ActivityRules.tsx'
import { ActivityShare } from './ActivityShare.tsx'
import { ActivityVersions } from './ActivityVersions.tsx'
import { nameOf } from './good.ts'
import { isFixed } from './fixed.ts'
import { pagesOf } from './kinds.tsx'
import { SteerButtons } from './SteerButtons.tsx'
import { StateTag } from './StateTag.tsx'
import type { Activity } from './shapes.ts'
import '../commerce/shop.css'
import './activities.css'

export function ActivityPage() {
  const { activityId } = useParams({ strict: false }) as { activityId: string }
  const found = useAsk(readActivityEndpoint, { activityId }, { staleTime: 0 })
  return <PageLoaded from={found}>{(activity) => <Body key={activity.id} activity={activity} />}</PageLoaded>
}

function Body({ activity }: { activity: Activity }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const decides = mayAdminister(useMe())
  const pages = pagesOf(activity.kind)
  const Entries = pages?.Entries ?? ActivityEntries
  const when = t('activities.between', { from: stamp(activity.startsAt), to: stamp(activity.endsAt) })
  return (
    <Page
      title={activity.title}
      above={<Link to="/shop/activities">{t('shop.activities')}</Link>}
      lead={
        <>
          <StateTag state={activity.state} /> {t(`activityKind.${activity.kind}`)} · {when}
        </>
      }
      actions={decides && pages && <Actions activity={activity} />}
    >
      <ActivityFigures figures={activity.figures} />
      <div className="order-sides">
        <div className="stack">
          <Sheet title={t(`entries.${activity.kind}.title`)}>
            <Entries activity={activity} />
          </Sheet>
          <ActivityVersions activity={activity} />
        </div>
        <div className="stack">
          {activity.offers.length > 0 && (
            <Sheet title={t('activities.goods')}>
              <Goods activity={activity} />
            </Sheet>
          )}
          <ActivityRules activity={activity} />
          <ActivityShare activity={activity} />
        </div>
      </div>
    </Page>
  )
}

/** It is never deleted: ended, it can still be made anew. */
function Actions({ activity }: { activity: Activity }) {
  const { t } = useWords()
  const { id, kind, state } = activity
  return (
    <>
      {state !== 'ended' && <SteerButtons activity={activity} />}
      <Link className="button" to="/shop/activities/new" search={{ kind, copy: id }} title={t('activities.copyText')}>
        {t('activities.copy')}
      </Link>
      {state !== 'ended' && !isFixed(activity) && (
        <Link className="button" to="/shop/activities/$activityId/change" params={{ activityId: id }}>
          {t('activities.change')}
        </Link>
      )}
    </>
  )
}

function Goods({ activity: { offers } }: { activity: Activity }) {
  const { t } = useWords()
  const { money } = useFormats()
  return (
    <ul className="lines activity-goods">
      {offers.map((offer) => (
        <li key={offer.variantId} className="line">
          <span className="shop-name">
            <ProductPicture id={offer.productId} title={offer.title} image={offer.image} />
            <span>
              <Link to="/shop/products/$productId" params={{ productId: offer.productId }}>
                {nameOf(offer)}
              </Link>
              <small className="muted">
                {t('activities.onShelf', { price: money(offer.shelfFen) })}
                {offer.left !== null && ` · ${t('activities.left', { count: offer.left })}`}
              </small>
              {!offer.forSale && <span className="tag tag-amber">{t('activities.notForSale')}</span>}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
