/** What takes place in an activity: teams, bargains, orders, each with its state. */
import { Link } from '@tanstack/react-router'
import { listEntriesEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { useFormats } from '../app/me.tsx'
import type { Activity, Entry } from './shapes.ts'

export function ActivityEntries({ activity }: { activity: Activity }) {
  const { t } = useWords()
  const { kind } = activity
  const pages = useAskPages(listEntriesEndpoint, { activityId: activity.id })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <Loaded from={pages} lines={4}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t(`entries.${kind}.none`)} text={t('activities.noEntries')} />
          ) : (
            <table className="shop-table">
              <thead>
                <tr>
                  <th scope="col">{t(`entries.${kind}.who`)}</th>
                  <th scope="col">{t('activities.state')}</th>
                  <th scope="col" className="number">
                    {t(`entries.${kind}.done`)}
                  </th>
                  <th scope="col" className="number">
                    {t(`entries.${kind}.fen`)}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((entry) => (
                  <EntryRow key={entry.id} entry={entry} kind={kind} />
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      <MorePages pages={pages} />
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
