import type { Presale } from '../../../../../server/modules/promotions/contract.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Link } from '../../app/Link.tsx'
import { usePresale } from './use-presale.ts'

/** A pre-sale of mine in the chat; of others nothing is shown. */
export function PresaleCard({ entryId }: { entryId: string }) {
  const { t } = useWords()
  const presale = usePresale(entryId).data as Presale | undefined
  if (!presale) return null
  return (
    <div className="card-entry">
      <span className="row-words" role="status">
        {t(`presale.state.${presale.state}`)}
      </span>
      <Link to={`/d/${entryId}`} className="button">
        {t('team.look')}
      </Link>
    </div>
  )
}
