import { Button } from 'antd'
import { useState } from 'react'
import { cancelOrderEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useReason } from '../app/use-reason.tsx'
import { useSaying } from '../app/use-saying.ts'
import { changedByOrders } from './changed-by-orders.ts'
import { RefundDialog } from './RefundDialog.tsx'
import { ShipDialog } from './ShipDialog.tsx'
import type { Order } from './shapes.ts'

/** What the desk may do with an order now, as the order says itself. */
export function OrderActs({ order }: { order: Order }) {
  const { t } = useWords()
  const [open, setOpen] = useState<'ship' | 'refund' | null>(null)
  const close = () => setOpen(null)
  const { may } = order
  return (
    <>
      {may.includes('cancel') && <CancelOrder orderId={order.id} />}
      {may.includes('refund') && <Button onClick={() => setOpen('refund')}>{t('orders.refund')}</Button>}
      {may.includes('ship') && (
        <Button type="primary" onClick={() => setOpen('ship')}>
          {t('orders.ship')}
        </Button>
      )}
      {open === 'ship' && <ShipDialog order={order} onClose={close} />}
      {open === 'refund' && <RefundDialog order={order} onClose={close} />}
    </>
  )
}

function CancelOrder({ orderId }: { orderId: string }) {
  const { t } = useWords()
  const saying = useSaying()
  const askWhy = useReason()
  const cancel = useAct(cancelOrderEndpoint, {
    refreshes: changedByOrders,
    onDone: () => saying.done(t('orders.cancelled')),
    onFailure: saying.failure,
  })
  const press = async () => {
    const why = await askWhy({ title: t('orders.cancelTitle'), text: t('orders.cancelText'), ok: t('orders.cancel') })
    if (why) cancel.mutate({ orderId, why })
  }
  return (
    <Button loading={cancel.isPending} onClick={() => void press()}>
      {t('orders.cancel')}
    </Button>
  )
}
