import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type { listProductActivitiesEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { WhenLine } from './WhenLine.tsx'
import './activities.css'

type Words = { rows: AnswerOf<typeof listProductActivitiesEndpoint>['rows'] }

/** What a product is part of now, each with what it promises and the way there. */
export function RunningActivities({ rows }: Words) {
  const { t } = useWords()
  const { money } = useFormats()
  return (
    <section className="product-activities" aria-label={t('shop.onNow')}>
      <h2>{t('shop.onNow')}</h2>
      <ul className="rows">
        {rows.map((activity) => (
          <li key={activity.id}>
            <Link to={`/c/${activity.communityId}/activities/${activity.id}`} className="row activity-row">
              <span className={`kind-mark kind-${activity.kind}`}>{t(`activityKind.${activity.kind}`)}</span>
              <span className="row-words">
                {activity.title}
                <span className="faint">
                  <WhenLine activity={activity} />
                </span>
              </span>
              {activity.promise.fen === null ? null : (
                <span className="price">
                  {t(`shop.promise.${activity.promise.as}`, { price: money(activity.promise.fen) })}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
