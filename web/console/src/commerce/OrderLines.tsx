import { Link } from '@tanstack/react-router'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { ProductPicture } from './ProductPicture.tsx'
import type { Order, OrderLine } from './shapes.ts'

/** What was bought, at the prices of then, and how the amount comes about. */
export function OrderLines({ order }: { order: Order }) {
  const { t } = useWords()
  return (
    <Sheet title={t('orders.goods')}>
      <ul className="lines">
        {order.lines.map((line) => (
          <Line key={line.line} line={line} />
        ))}
      </ul>
      <Sum order={order} />
    </Sheet>
  )
}

function Line({ line }: { line: OrderLine }) {
  const { t } = useWords()
  const formats = useFormats()
  const facts = [
    line.variant,
    `${formats.money(line.unitFen)} × ${line.quantity}`,
    line.discountFen > 0 && t('orders.off', { money: formats.money(line.discountFen) }),
    line.shippedQuantity > 0 && t('orders.shippedPart', { count: line.shippedQuantity }),
    line.refundedFen > 0 && t('orders.refundedPart', { money: formats.money(line.refundedFen) }),
  ]
  return (
    <li className="line">
      <ProductPicture id={line.productId} title={line.title} image={line.image} />
      <div className="line-body">
        <Link className="member-name wrap" to="/shop/products/$productId" params={{ productId: line.productId }}>
          {line.title}
        </Link>
        <div className="muted small wrap">{facts.filter(Boolean).join(' · ')}</div>
      </div>
      <span className="nowrap">{formats.money(line.unitFen * line.quantity - line.discountFen)}</span>
    </li>
  )
}

function Sum({ order }: { order: Order }) {
  const { t } = useWords()
  const formats = useFormats()
  const parts: [string, number][] = [
    ['goodsFen', order.goodsFen],
    ['discountFen', -order.discountFen],
    ['freightFen', order.freightFen],
  ]
  return (
    <dl className="sum">
      {parts
        .filter(([, fen]) => fen !== 0)
        .map(([name, fen]) => (
          <Part key={name} name={t(`orders.${name}`)} value={formats.money(fen)} />
        ))}
      <Part name={t('orders.totalFen')} value={formats.money(order.totalFen)} total />
      {order.paidFen > 0 && <Part name={t('orders.paidFen')} value={formats.money(order.paidFen)} />}
      {order.refundedFen > 0 && <Part name={t('orders.refundedFen')} value={formats.money(-order.refundedFen)} />}
    </dl>
  )
}

function Part({ name, value, total = false }: { name: string; value: string; total?: boolean }) {
  return (
    <>
      <dt className={total ? 'total' : ''}>{name}</dt>
      <dd className={total ? 'total' : ''}>{value}</dd>
    </>
  )
}
