import type { Bargain } from '../../../../../server/modules/promotions/contract.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Link } from '../../app/Link.tsx'
import { useFormats } from '../../app/me.ts'
import { useBargain } from './use-bargain.ts'

/** A bargain in the chat: where its price stands now. */
export function BargainCard({ entryId }: { entryId: string }) {
  const { t } = useWords()
  const { money } = useFormats()
  const found = useBargain(entryId)
  const bargain = found.data as Bargain | undefined
  if (!bargain) return null
  return (
    <div className="card-entry">
      <span className="row-words" role="status">
        <span className="price">{money(bargain.nowFen)}</span>
        <span className="faint">{t(`bargain.state.${bargain.state}`, { count: bargain.missing })}</span>
      </span>
      <Link to={`/d/${entryId}`} className={bargain.may.includes('support') ? 'button button-main' : 'button'}>
        {t(bargain.may.includes('support') ? 'bargain.support' : 'team.look')}
      </Link>
    </div>
  )
}
