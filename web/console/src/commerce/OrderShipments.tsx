import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import type { Order } from './shapes.ts'

/** The parcels that left, and what was in each. */
export function OrderShipments({ order: { shipments, lines } }: { order: Order }) {
  const { t } = useWords()
  const formats = useFormats()
  if (shipments.length === 0) return null
  const titleOf = (line: number) => lines.find((one) => one.line === line)?.title ?? ''
  return (
    <Sheet title={t('orders.shipments', { count: shipments.length })}>
      <ul className="lines">
        {shipments.map(({ id, carrier, tracking, lines: packed, at }) => (
          <li key={id} className="line">
            <div className="line-body">
              <b>{carrier}</b> <span className="wrap">{tracking}</span>
              <div className="muted small wrap">
                {packed.map(({ line, quantity }) => `${titleOf(line)} ×${quantity}`).join(t('list.and'))}
              </div>
            </div>
            <time className="muted small nowrap" dateTime={at}>
              {formats.stamp(at)}
            </time>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
