import { Link } from '@tanstack/react-router'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { pagesOf } from './kinds.tsx'
import { StateTag } from './StateTag.tsx'
import type { ActivityLine } from './shapes.ts'

export function ActivityRow({ activity }: { activity: ActivityLine }) {
  const { t } = useWords()
  const { stamp, count, money } = useFormats()
  const { id, kind, title, figures, startsAt, endsAt } = activity
  const Icon = pagesOf(kind)?.Icon
  const shown = [
    ['people', count(figures.people)],
    ['paid', `${count(figures.paid)}${figures.paidFen > 0 ? ` · ${money(figures.paidFen)}` : ''}`],
    ['refunded', count(figures.refunded)],
    ['running', count(figures.running)],
    ['succeeded', count(figures.succeeded)],
  ] as const
  return (
    <tr>
      <th scope="row" className="wide">
        <span className="shop-name">
          {Icon && (
            <span className="kind-icon">
              <Icon aria-hidden="true" />
            </span>
          )}
          <span>
            <Link to="/shop/activities/$activityId" params={{ activityId: id }} className="member-name">
              {title}
            </Link>
            <small>
              {t(`activityKind.${kind}`)} · {t('activities.between', { from: stamp(startsAt), to: stamp(endsAt) })}
            </small>
          </span>
        </span>
      </th>
      <td>
        <StateTag state={activity.state} />
      </td>
      {shown.map(([figure, said]) => (
        <td key={figure} className="number" data-word={t(`activityFigure.${figure}`)}>
          {said}
        </td>
      ))}
    </tr>
  )
}
