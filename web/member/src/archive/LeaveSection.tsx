import { useState } from 'react'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import type { readDepartureEndpoint } from '../../../../server/modules/archive/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Link } from '../app/Link.tsx'
import { LeaveSheet } from './LeaveSheet.tsx'

type DepartureState = AnswerOf<typeof readDepartureEndpoint>

/** What deleting my account removes and keeps; then the way to it, or what stands in it. */
export function LeaveSection({ state }: { state: DepartureState }) {
  const { t } = useWords()
  const [isAsking, setIsAsking] = useState(false)
  const isHeld = state.lastOwner || state.owned.length > 0
  return (
    <section className="panel">
      <h2>{t('mine.leave')}</h2>
      <p className="faint">{t('mine.leaveText', { days: state.coolingDays })}</p>
      <Facts state={state} />
      <Held state={state} />
      <button type="button" className="button button-danger" disabled={isHeld} onClick={() => setIsAsking(true)}>
        {t('mine.leaveDo')}
      </button>
      {isAsking ? <LeaveSheet close={() => setIsAsking(false)} /> : null}
    </section>
  )
}

function Facts({ state: { removed, kept } }: { state: DepartureState }) {
  const { t } = useWords()
  return (
    <>
      <h3>{t('mine.removed')}</h3>
      <ul className="facts">
        <li>{t('mine.removedCard')}</li>
        <li>{t('mine.removedWays')}</li>
        <li>{t('mine.removedGroups', { count: removed.groups })}</li>
        <li>{t('mine.removedFiles', { count: removed.files })}</li>
        <li>{t('mine.removedCalls')}</li>
      </ul>
      <h3>{t('mine.kept')}</h3>
      <ul className="facts">
        {kept.messages > 0 ? <li>{t('mine.keptMessages', { count: kept.messages })}</li> : null}
        {kept.records > 0 ? <li>{t('mine.keptRecords', { count: kept.records, until: kept.recordsUntil })}</li> : null}
        <li>{t('mine.keptLogins')}</li>
        <li>{t('mine.keptProof')}</li>
      </ul>
    </>
  )
}

/** Somebody must take over what is mine to look after. */
function Held({ state: { owned, lastOwner } }: { state: DepartureState }) {
  const { t } = useWords()
  if (lastOwner) return <p className="amber data-act">{t('mine.lastOwner')}</p>
  if (owned.length === 0) return null
  return (
    <div className="amber data-act">
      <p>{t('mine.owned')}</p>
      <ul className="facts">
        {owned.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/g/${id}/members`}>{name}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
