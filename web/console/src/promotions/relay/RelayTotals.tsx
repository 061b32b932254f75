import { readRelayTotalsEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { ListTable } from '../../app/ListTable.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { useFormats } from '../../app/me.tsx'
import type { Relay, Totals } from './shapes.ts'

/** What is to be brought: each item in all, and for each pick-up point who gets what. */
export function RelayTotals({ relay: { activityId } }: { relay: Relay }) {
  const { t } = useWords()
  const totals = useAsk(readRelayTotalsEndpoint, { activityId }, { staleTime: 0 })
  return (
    <section className="relay-part">
      <h3>{t('relay.totals')}</h3>
      <Loaded from={totals} lines={3}>
        {(found) =>
          found.entries === 0 ? (
            <p className="muted">{t('relay.noTotals')}</p>
          ) : (
            <>
              <Items items={found.items} />
              {found.points.map((point) => (
                <Point key={point.pickupPointId ?? ''} point={point} />
              ))}
            </>
          )
        }
      </Loaded>
    </section>
  )
}

function Items({ items }: Pick<Totals, 'items'>) {
  const { t } = useWords()
  const { count, money } = useFormats()
  return (
    <ListTable heads={[t('terms.itemName'), { number: t('relay.quantity') }, { number: t('relay.fen') }]}>
      {items.map(({ name, quantity, fen }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td className="number" data-word={t('relay.quantity')}>
            {count(quantity)}
          </td>
          <td className="number" data-word={t('relay.fen')}>
            {fen === 0 ? '–' : money(fen)}
          </td>
        </tr>
      ))}
    </ListTable>
  )
}

/** 配货单 of one place. */
function Point({ point }: { point: Totals['points'][number] }) {
  const { t } = useWords()
  const { stamp } = useFormats()
  const { name, entries, arrivedAt, picking, items } = point
  if (entries === 0) return null
  return (
    <details className="relay-point">
      <summary>
        <b>{name || t('relay.noPoint')}</b> · {t('relay.entries', { count: entries })} ·{' '}
        {items.map((item) => `${item.name}×${item.quantity}`).join(' ')}
        {arrivedAt && <span className="tag tag-brand">{t('relay.arrivedAt', { at: stamp(arrivedAt) })}</span>}
      </summary>
      <ol className="lines">
        {picking.map((one) => (
          <li key={`${one.helper} ${one.no}`} className="line">
            <b>{one.no}</b>
            <div className="line-body wrap">
              {one.name} · {one.items.map((item) => `${item.name}×${item.quantity}`).join(' ')}
              {one.helper && <small className="muted"> {t('relay.soldBy', { name: one.helper })}</small>}
              {one.note && <small className="muted"> {one.note}</small>}
            </div>
          </li>
        ))}
      </ol>
    </details>
  )
}
