import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { useFormats } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { Tile } from '../shop/Tile.tsx'
import { kindOf } from './kinds.tsx'
import { Rules } from './Rules.tsx'
import { ShareButton } from './ShareSheet.tsx'
import type { ActivityFound } from './shapes.ts'
import { useActivity } from './use-activity.ts'
import { WhenLine } from './WhenLine.tsx'
import '../shop/shop.css'
import './activities.css'

/** One activity: what it offers, by which rules, and the next thing to do. */
export function ActivityPage({ params }: PageProps) {
  const { t } = useWords()
  const activity = useActivity(params.activityId ?? '')
  return (
    <Page
      title={activity.data ? t(`activityKind.${activity.data.kind}`) : t('activity.title')}
      back={`/c/${params.communityId}/activities`}
      actions={activity.data ? <ShareButton activity={activity.data} /> : null}
    >
      <Answered from={activity} rows={6}>
        {(found) => <Whole activity={found} />}
      </Answered>
    </Page>
  )
}

function Whole({ activity }: { activity: ActivityFound }) {
  const { t } = useWords()
  const { count } = useFormats()
  const { title, offers, figures, kind } = activity
  const [first] = offers
  const Part = kindOf(kind)?.Part
  return (
    <article className="shop activity">
      <header className="activity-head">
        {first ? <Tile id={first.productId} title={first.title} image={first.image} isLarge /> : null}
        <div>
          <h2>{title}</h2>
          <p className="activity-when">
            <WhenLine activity={activity} />
          </p>
          {figures.people > 0 ? (
            <p className="faint">{t('activity.people', { count: figures.people, said: count(figures.people) })}</p>
          ) : null}
        </div>
      </header>
      {Part ? <Part activity={activity} /> : null}
      <Rules activity={activity} />
    </article>
  )
}
