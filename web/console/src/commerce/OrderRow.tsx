import { Link } from '@tanstack/react-router'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { OrderTag } from './OrderTag.tsx'
import type { OrderCard } from './shapes.ts'

const mostLines = 2

export function OrderRow({ order }: { order: OrderCard }) {
  const { t } = useWords()
  const formats = useFormats()
  const { id, number, buyer, lines, totalFen, refundedFen } = order
  return (
    <tr>
      <th scope="row" className="wide">
        <Link to="/shop/orders/$orderId" params={{ orderId: id }} className="member-name">
          {number}
        </Link>
        <small title={formats.fullMoment(order.placedAt)}>
          {formats.stamp(order.placedAt)} · {t(`delivery.${order.delivery}`)}
        </small>
      </th>
      <td>
        <span className="shop-name">
          <Portrait who={buyer} size={28} />
          <span>{formats.nickname(buyer.name, buyer.id)}</span>
        </span>
      </td>
      <td className="wide wrap">
        {lines.slice(0, mostLines).map((line) => (
          <span key={line.line}>
            {[line.title, line.variant].filter(Boolean).join(' · ')} ×{line.quantity}
            <br />
          </span>
        ))}
        {lines.length > mostLines && <small>{t('orders.moreLines', { count: lines.length })}</small>}
      </td>
      <td className="number">
        {formats.money(totalFen)}
        {refundedFen > 0 && <small>{t('orders.refundedPart', { money: formats.money(refundedFen) })}</small>}
      </td>
      <td>
        <OrderTag order={order} />
      </td>
    </tr>
  )
}
