import type { Boost } from '../../../../../server/modules/promotions/contract.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Link } from '../../app/Link.tsx'
import { useBoost } from './use-boost.ts'

/** A boost in the chat: how many have come by now. */
export function BoostCard({ entryId }: { entryId: string }) {
  const { t } = useWords()
  const boost = useBoost(entryId).data as Boost | undefined
  if (!boost) return null
  const next = boost.stages.find(({ missing }) => missing > 0)
  return (
    <div className="card-entry">
      <span className="row-words" role="status">
        <span>{t('boost.came', { count: boost.supports })}</span>
        {next ? <span className="faint">{t('boost.missing', { count: next.missing })}</span> : null}
      </span>
      <Link to={`/d/${entryId}`} className={boost.may.includes('support') ? 'button button-main' : 'button'}>
        {t(boost.may.includes('support') ? 'boost.support' : 'team.look')}
      </Link>
    </div>
  )
}
