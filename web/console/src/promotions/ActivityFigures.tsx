import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import type { Figures } from './shapes.ts'

/** What became of it, counted from rows. */
export function ActivityFigures({ figures }: { figures: Figures }) {
  const { t } = useWords()
  const { count, money } = useFormats()
  const shown = [
    ['people', count(figures.people)],
    ['paid', count(figures.paid)],
    ['paidFen', figures.paidFen > 0 ? money(figures.paidFen) : '¥0'],
    ['refunded', count(figures.refunded)],
    ['running', count(figures.running)],
    ['succeeded', count(figures.succeeded)],
    ['failed', count(figures.failed)],
  ] as const
  return (
    <dl className="activity-figures">
      {shown.map(([figure, said]) => (
        <div key={figure}>
          <dt>{t(`activityFigure.${figure}`)}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}
