import { readRelayEndpoint, readRelayTextEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { ask } from '../../../../ui/client.ts'
import { useWatching } from '../../../../ui/sync/react.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { copyText } from '../../app/copy.ts'
import { attempt } from '../../app/failing.ts'
import { useFormats } from '../../app/me.ts'
import { channelHere } from '../here.ts'
import type { ActivityFound } from '../shapes.ts'
import { Ballot } from './Ballot.tsx'
import { EnterForm } from './EnterForm.tsx'
import { MyEntries } from './MyEntries.tsx'
import { RelayList } from './RelayList.tsx'
import type { RelayFound } from './shapes.ts'
import './relay.css'

/** A relay: how full it is, my entries, entering, and everybody's. */
export function RelayPart({ activity }: { activity: ActivityFound }) {
  const relay = useAsk(readRelayEndpoint, { activityId: activity.id, channel: channelHere() }, { staleTime: 0 })
  useWatching(activity.id, () => void relay.refetch())
  return (
    <Answered from={relay} rows={5}>
      {(found) => (
        <>
          <Standing relay={found} />
          <SoldBy relay={found} />
          <Ballot relay={found} />
          <MyEntries relay={found} activity={activity} />
          {found.may.length > 0 ? <EnterForm key={found.mine.length} relay={found} activity={activity} /> : null}
          <RelayList relay={found} />
        </>
      )}
    </Answered>
  )
}

/** Who sells it, where that is not who delivers it. */
function SoldBy({ relay: { helper } }: { relay: RelayFound }) {
  const { t } = useWords()
  const { nickname } = useFormats()
  return helper ? <p className="faint">{t('relay.soldBy', { name: nickname(helper.name, helper.id) })}</p> : null
}

function Standing({ relay: { activityId, state, places, taken, waiting } }: { relay: RelayFound }) {
  const { t } = useWords()
  const copy = () =>
    attempt(async () => copyText((await ask(readRelayTextEndpoint, { activityId, channel: channelHere() })).text))
  return (
    <p className="slot-line">
      <b>{t(`relay.state.${state}`)}</b>
      <span role="status">
        {places === null ? t('relay.taken', { count: taken }) : t('relay.takenOf', { count: taken, places })}
        {waiting > 0 ? ` · ${t('relay.waiting', { count: waiting })}` : null}
      </span>
      <button type="button" className="text-button" onClick={() => void copy()}>
        {t('relay.copyText')}
      </button>
    </p>
  )
}
