/** One order: what was bought, by whom, where it is, what became of the money, and what can be done with it now. */
import { Link, useParams } from '@tanstack/react-router'
import { readOrderEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { PageLoaded } from '../app/Loaded.tsx'
import { mayAdminister, useFormats, useMe } from '../app/me.tsx'
import { Page } from '../app/Page.tsx'
import './shop.css'
import { OrderActs } from './OrderActs.tsx'
import { OrderAfterSales } from './OrderAfterSales.tsx'
import { OrderAttention } from './OrderAttention.tsx'
import { OrderLines } from './OrderLines.tsx'
import { OrderNote } from './OrderNote.tsx'
import { OrderPostings } from './OrderPostings.tsx'
import { OrderRefunds } from './OrderRefunds.tsx'
import { OrderShipments } from './OrderShipments.tsx'
import { OrderSteps } from './OrderSteps.tsx'
import { OrderTag } from './OrderTag.tsx'
import { OrderWho } from './OrderWho.tsx'
import type { Order } from './shapes.ts'

export function OrderPage() {
  const { orderId } = useParams({ strict: false }) as { orderId: string }
  const found = useAsk(
    readOrderEndpoint,
    { orderId },
    // Money that was just promised is seen to arrive.
    { refetchInterval: ({ state: { data } }) => (data?.refunds.some(({ state }) => state === 'due') ? 2000 : false) },
  )
  return <PageLoaded from={found}>{(order) => <Body key={order.id} order={order} />}</PageLoaded>
}

function Body({ order }: { order: Order }) {
  const { t } = useWords()
  const formats = useFormats()
  const decides = mayAdminister(useMe())
  return (
    <Page
      title={t('orders.title', { number: order.number })}
      above={<Link to="/shop/orders">{t('shop.orders')}</Link>}
      lead={
        <span className="row">
          <OrderTag order={order} />
          {t('orders.placed', { at: formats.fullMoment(order.placedAt) })}
          {order.endedWhy && ` · ${sayWhy(order.endedWhy, t)}`}
        </span>
      }
      actions={<OrderActs order={order} />}
    >
      <OrderAttention order={order} />
      <div className="order-sides">
        <div className="stack">
          <OrderLines order={order} />
          <OrderAfterSales order={order} />
          <OrderShipments order={order} />
          <OrderRefunds order={order} />
          {decides && <OrderPostings orderId={order.id} />}
        </div>
        <div className="stack">
          <OrderWho order={order} />
          <OrderNote order={order} />
          <OrderSteps order={order} />
        </div>
      </div>
    </Page>
  )
}

/** Ended by the clock, or with a reason somebody wrote. */
const sayWhy = (why: string, t: (key: string) => string) => (why === 'unpaid' ? t('orders.lapsed') : why)
