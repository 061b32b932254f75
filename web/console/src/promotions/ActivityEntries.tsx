/** What takes place in an activity: teams, bargains, orders, each with its state. */
import { Link } from '@tanstack/react-router'
import { listEntriesEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { ListTable } from '../app/ListTable.tsx'
import { LongList } from '../app/LongList.tsx'
import { useFormats } from '../app/me.tsx'
import type { Activity, Entry } from './shapes.ts'

export function ActivityEntries({ activity }: { activity: Activity }) {
  const { t } = useWords()
  const { kind } = activity
  const pages = useAskPages(listEntriesEndpoint, { activityId: activity.id })
  return (
    <>
      <LongList
        pages={pages}
        lines={4}
        none={<Empty title={t(`entries.${kind}.none`)} text={t('activities.noEntries')} />}
      >
        {(rows) => (
          <ListTable
            heads={[
              t(`entries.${kind}.who`),
              t('activities.state'),
              { number: t(`entries.${kind}.done`) },
              { number: t(`entries.${kind}.fen`) },
            ]}
          >
            {rows.map((entry) => (
              <EntryRow key={entry.id} entry={entry} kind={kind} />
            ))}
          </ListTable>
        )}
      </LongList>
    </>
  )
}

const good = new Set(['succeeded', 'paid', 'ordered'])

function EntryRow({ entry, kind }: { entry: Entry; kind: string }) {
  const { t } = useWords()
  const { nickname, stamp, count, money } = useFormats()
  const { person, state, done, of, fen, orderId, at, until } = entry
  return (
    <tr>
      <th scope="row" className="wide">
        <span className="shop-name">
          <Portrait who={person} size={28} />
          <span>
            {nickname(person.name, person.id)}
            <small>
              {stamp(at)}
              {state === 'running' && until && ` · ${t('activities.until', { at: stamp(until) })}`}
            </small>
          </span>
        </span>
      </th>
      <td>
        <span className={`tag ${good.has(state) ? 'tag-brand' : ''}`}>{t(`entryState.${state}`)}</span>{' '}
        {orderId && (
          <Link to="/shop/orders/$orderId" params={{ orderId }}>
            {t('activities.order')}
          </Link>
        )}
      </td>
      <td className="number" data-word={t(`entries.${kind}.done`)}>
        {of > 0 ? `${count(done)} / ${count(of)}` : count(done)}
      </td>
      <td className="number" data-word={t(`entries.${kind}.fen`)}>
        {fen === null ? '–' : fen === 0 ? '¥0' : money(fen)}
      </td>
    </tr>
  )
}
