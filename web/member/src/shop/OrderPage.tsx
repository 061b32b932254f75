import { type Order, type OrderId, readOrderEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { AfterSales } from './AfterSales.tsx'
import { Countdown } from './Countdown.tsx'
import { OrderActs } from './OrderActs.tsx'
import { OrderFacts, OrderLines, RedeemPart, Refunds, Shipments, Steps } from './OrderParts.tsx'
import './shop.css'

/** An order while something may still happen to it is looked at so often, in milliseconds. */
const lookAgainMs = 10_000
const isMoving = ({ state, refunds }: Order) =>
  state === 'unpaid' || refunds.some((refund) => refund.state === 'due' || refund.state === 'sent')

/** One order with all that became of it, and what can be done with it now. */
export function OrderPage({ params }: PageProps) {
  const { t } = useWords()
  const orderId = params.orderId as OrderId
  const order = useAsk(
    readOrderEndpoint,
    { orderId },
    { staleTime: 0, refetchInterval: ({ state: { data } }) => (data && isMoving(data as Order) ? lookAgainMs : false) },
  )
  return (
    <Page title={t('order.title')} under={order.data?.number} back="/me/orders">
      <Answered from={order} rows={6}>
        {(found) => <Whole order={found as Order} />}
      </Answered>
    </Page>
  )
}

function Whole({ order }: { order: Order }) {
  return (
    <div className="shop order">
      <Standing order={order} />
      <RedeemPart order={order} />
      <OrderActs order={order} />
      <OrderLines order={order} />
      <Refunds order={order} />
      <AfterSales order={order} />
      <Shipments order={order} />
      <OrderFacts order={order} />
      <Steps order={order} />
    </div>
  )
}

/** Bought together with others: there is a page where all of them see how far it is. */
const togetherKinds: ReadonlySet<Order['origin']> = new Set(['group_buy', 'bargain'])

/** The state in plain words, and what happens next. */
function Standing({ order }: { order: Order }) {
  const { t } = useWords()
  const { state, delivery, awaits, may, payBy } = order
  const next = state === 'paid' ? (awaits ? 'order.next.awaits' : `order.next.paid_${delivery}`) : `order.next.${state}`
  return (
    <section className={`standing standing-${state}`}>
      <h2>{t(`order.state.${state}`)}</h2>
      <p>{t(next)}</p>
      {order.originId && togetherKinds.has(order.origin) ? (
        <Link to={`/d/${order.originId}`} className="button">
          {t('order.toTeam')}
        </Link>
      ) : null}
      {may.includes('pay') ? <Countdown until={payBy} /> : null}
    </section>
  )
}
