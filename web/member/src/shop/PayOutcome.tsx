import type { Order, Payment } from '../../../../server/modules/commerce/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { Link } from '../app/Link.tsx'

export type Outcome = 'paid' | 'twice' | 'late' | 'lapsed' | 'over' | 'failed'

/** What became of a payment, told from the order it was for. */
export function outcomeOf(payment: Payment, order: Order): Outcome {
  const refundedWhy = (why: string) => order.refunds.some((refund) => refund.why === why)
  if (order.state === 'cancelled') {
    if (payment.state === 'paid' || refundedWhy('paid_too_late')) return 'late'
    return order.endedWhy === 'unpaid' ? 'lapsed' : 'over'
  }
  if (order.state === 'unpaid') return 'failed'
  return refundedWhy('paid_twice') ? 'twice' : 'paid'
}

const good: ReadonlySet<Outcome> = new Set(['paid', 'twice'])

/** The result of paying and the next step. */
export function PayOutcome({ payment, order }: { payment: Payment; order: Order }) {
  const { t } = useWords()
  const outcome = outcomeOf(payment, order)
  const isGood = good.has(outcome)
  return (
    <div className={`outcome ${isGood ? 'outcome-good' : ''}`} role="status">
      <Icon name={isGood ? 'check' : 'alert'} size={40} />
      <h2>{t(`pay.outcome.${outcome}`)}</h2>
      <p>{t(`pay.then.${outcome}`)}</p>
      {order.may.includes('pay') ? (
        <Link to={`/me/orders/${order.id}/pay`} instead className="button button-main button-wide">
          {t('pay.again')}
        </Link>
      ) : null}
      <Link to={`/me/orders/${order.id}`} instead className="button button-wide">
        {t('pay.toOrder')}
      </Link>
      <Link to={`/c/${order.communityId}/shop`} className="text-button">
        {t('pay.goOnShopping')}
      </Link>
    </div>
  )
}
