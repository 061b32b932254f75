import { Button } from 'antd'
import { retryRefundEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { mayAdminister, useFormats, useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import { changedByOrders } from './changed-by-orders.ts'
import type { Order, Refund } from './shapes.ts'

/** Money on its way back; what failed can be asked for again under the same number. */
export function OrderRefunds({ order: { refunds } }: { order: Order }) {
  const { t } = useWords()
  if (refunds.length === 0) return null
  return (
    <Sheet title={t('orders.refunds')}>
      <ul className="lines">
        {refunds.map((refund) => (
          <RefundLine key={refund.id} refund={refund} />
        ))}
      </ul>
    </Sheet>
  )
}

function RefundLine({ refund }: { refund: Refund }) {
  const { t } = useWords()
  const formats = useFormats()
  const { state, why, failure, askedAt, doneAt } = refund
  const said = [t(`refundWhy.${why}`, { defaultValue: why }), failure, formats.stamp(doneAt ?? askedAt)]
  return (
    <li className="line">
      <div className="line-body">
        <b>{formats.money(refund.amountFen)}</b>{' '}
        <span className={`tag ${state === 'failed' ? 'tag-red' : ''}`}>{t(`refundState.${state}`)}</span>
        <div className="muted small wrap">{said.filter(Boolean).join(' · ')}</div>
      </div>
      {state === 'failed' && <RetryRefund refundId={refund.id} />}
    </li>
  )
}

export function RetryRefund({ refundId }: { refundId: string }) {
  const { t } = useWords()
  const saying = useSaying()
  const decides = mayAdminister(useMe())
  const retry = useAct(retryRefundEndpoint, {
    refreshes: changedByOrders,
    onDone: () => saying.done(t('orders.retried')),
    onFailure: saying.failure,
  })
  if (!decides) return null
  return (
    <Button loading={retry.isPending} onClick={() => retry.mutate({ refundId })}>
      {t('orders.retryRefund')}
    </Button>
  )
}
