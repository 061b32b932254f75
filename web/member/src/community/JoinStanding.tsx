import type { JoinCard } from '../../../../server/modules/community/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { leadsTo } from '../app/join-link.ts'
import { Link } from '../app/Link.tsx'
import { usePlace } from '../app/router.ts'

/** Where I already stand with this group. */
export function JoinStanding({ card }: { card: JoinCard }) {
  const { t } = useWords()
  const { query } = usePlace()
  const { mine, group, owner } = card
  if (mine.state === 'stranger') return null
  return (
    <section className={`standing standing-${mine.state}`} role="status">
      <p className="standing-title">{t(`join.standing.${mine.state}`, { place: mine.place ?? '–' })}</p>
      <p>{t(`join.next.${mine.state}`, { owner: owner.name })}</p>
      {mine.state === 'member' ? (
        <Link to={leadsTo(query) ?? `/g/${group.id}`} instead className="button button-main button-wide">
          {t('join.enter')}
        </Link>
      ) : null}
      {mine.state === 'waiting' || mine.state === 'asked' ? (
        <Link to="/" className="button button-wide">
          {t('join.toGroups')}
        </Link>
      ) : null}
    </section>
  )
}
