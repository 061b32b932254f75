/** A relay at its organiser's desk: how it stands, the text for the chat both ways, what is to be brought, the entries. */
import { type RelayTerms, readRelayEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useFormats } from '../../app/me.tsx'
import type { Activity } from '../shapes.ts'
import { RelayActs } from './RelayActs.tsx'
import { RelayEntries } from './RelayEntries.tsx'
import { RelayHelpers } from './RelayHelpers.tsx'
import { RelayPaste } from './RelayPaste.tsx'
import { RelayTotals } from './RelayTotals.tsx'
import './relay.css'

export function RelayDesk({ activity }: { activity: Activity }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const terms = activity.terms as RelayTerms
  const relay = useAsk(readRelayEndpoint, { activityId: activity.id }, { staleTime: 0 })
  return (
    <Loaded from={relay} lines={6}>
      {(found) => (
        <>
          <p className="relay-state">
            <b>{t(`relayState.${found.state}`)}</b>
            <span>
              {found.places === null
                ? t('relay.taken', { count: found.taken })
                : t('relay.takenOf', { count: found.taken, places: found.places })}
            </span>
            {found.waiting > 0 && <span>{t('relay.waiting', { count: found.waiting })}</span>}
            {found.ballot && (
              <span>
                {t(`relay.ballot.${found.ballot.state}`, {
                  count: found.ballot.lots,
                  at: stamp(found.ballot.closesAt),
                })}
              </span>
            )}
          </p>
          <RelayActs relay={found} />
          {found.pays === 'none' && <RelayPaste activityId={activity.id} />}
          {terms.helpers === 'contract' && <RelayHelpers activityId={activity.id} />}
          <RelayTotals relay={found} />
          <RelayEntries relay={found} />
        </>
      )}
    </Loaded>
  )
}
