import { listRelayEntriesEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAskPages } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { MoreBelow } from '../../app/MoreBelow.tsx'
import { channelHere } from '../here.ts'
import { type EntryFound, numberOf, type RelayFound, wishOf } from './shapes.ts'

/** Everybody's entries by number; who cancelled keeps theirs. */
export function RelayList({ relay: { activityId } }: { relay: RelayFound }) {
  const { t } = useWords()
  const pages = useAskPages(listRelayEntriesEndpoint, { activityId, channel: channelHere() })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  if (rows.length === 0) return <p className="faint">{t('relay.first')}</p>
  return (
    <section>
      <h2>{t('relay.list')}</h2>
      <ol className="rows relay-list">
        {rows.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ol>
      <MoreBelow pages={pages} />
    </section>
  )
}

function Line({ entry }: { entry: EntryFound }) {
  const { t } = useWords()
  const { name, state } = entry
  return (
    <li className={`relay-line relay-${state}`}>
      <b className="relay-no">{numberOf(entry, t)}</b>
      <span className="relay-name">{name}</span>
      <span className="faint">{state === 'cancelled' ? t('relay.entry.cancelled') : wishOf(entry)}</span>
    </li>
  )
}
