import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import type { Order } from './shapes.ts'

/** Who bought, and how it gets to them. */
export function OrderWho({ order }: { order: Order }) {
  const { t } = useWords()
  const formats = useFormats()
  const { buyer, recipient, pickupPoint, redeemedAt, buyerNote } = order
  const facts: [string, string][] = [['delivery', t(`delivery.${order.delivery}`)]]
  if (recipient) {
    facts.push(['recipient', `${recipient.name} ${recipient.phone}`])
    facts.push(['address', `${recipient.region} ${recipient.address}`])
  }
  if (pickupPoint) facts.push(['pickupPoint', `${pickupPoint.name} · ${pickupPoint.address}`])
  if (redeemedAt) facts.push(['redeemedAt', formats.fullMoment(redeemedAt)])
  if (buyerNote) facts.push(['buyerNote', buyerNote])
  return (
    <Sheet title={t('orders.buyer')}>
      <p className="shop-name lead">
        <Portrait who={buyer} />
        <b>{formats.nickname(buyer.name, buyer.id)}</b>
      </p>
      <dl className="facts-line">
        {facts.map(([name, value]) => (
          <Fact key={name} name={t(`orders.${name}`)} value={value} />
        ))}
      </dl>
    </Sheet>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
