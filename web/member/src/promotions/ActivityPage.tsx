import { useWords } from '../../../ui/words/index.ts'
import { useToldRules } from '../../../ui/told-rules.ts'
import { Answered } from '../app/Answered.tsx'
import { useFormats } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { Tile } from '../shop/Tile.tsx'
import { kindOf } from './kinds.tsx'
import { ShareButton } from './ShareSheet.tsx'
import type { ActivityFound } from './shapes.ts'
import { TimeLeft } from './TimeLeft.tsx'
import { useActivity } from './use-activity.ts'
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

/** Before it, during it, after it: each with the true moment. */
export function WhenLine({
  activity: { state, startsAt, endsAt },
}: {
  activity: Pick<ActivityFound, 'state' | 'startsAt' | 'endsAt'>
}) {
  const { t } = useWords()
  const { stamp } = useFormats()
  if (state === 'waiting') return t('activity.startsAt', { at: stamp(startsAt) })
  if (state === 'running') return <TimeLeft until={endsAt} say="activity.endsIn" />
  return t(`activity.${state}`)
}

/** Told before anything is paid; and what the channel asks to be said. */
export function Rules({ activity: { rules, ruling } }: { activity: Pick<ActivityFound, 'rules' | 'ruling'> }) {
  const { t, language } = useWords()
  const told = useToldRules()
  return (
    <section>
      <h2>{t('activity.rules')}</h2>
      <ul className="activity-rules">
        {rules.map((rule) => (
          <li key={told(rule)}>{told(rule)}</li>
        ))}
      </ul>
      {ruling.ruling === 'changed' ? <p className="faint">{language === 'en' ? ruling.en : ruling.zh}</p> : null}
    </section>
  )
}
