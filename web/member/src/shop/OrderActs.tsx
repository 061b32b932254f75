import { useState } from 'react'
import {
  cancelOrderEndpoint,
  confirmReceiptEndpoint,
  listMyOrdersEndpoint,
  type Order,
  readOrderEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { ConfirmSheet } from '../app/ConfirmSheet.tsx'
import { Link } from '../app/Link.tsx'
import { toast } from '../app/toast.ts'
import { AfterSaleSheet } from './AfterSaleSheet.tsx'

type Asking = 'cancel' | 'confirm' | 'after_sale'

/** What I may do with the order now. */
export function OrderActs({ order }: { order: Order }) {
  const { t } = useWords()
  const [asking, setAsking] = useState<Asking | null>(null)
  const { cancel, confirm } = useDeeds(order)
  const close = () => setAsking(null)
  const { may } = order
  return (
    <div className="order-acts">
      {may.includes('pay') ? (
        <Link to={`/me/orders/${order.id}/pay`} className="button button-main">
          {t('order.act.pay')}
        </Link>
      ) : null}
      {(['confirm', 'cancel', 'after_sale'] as const).map((act) =>
        may.includes(act) ? (
          <button
            key={act}
            type="button"
            className={act === 'confirm' ? 'button button-main' : 'button'}
            onClick={() => setAsking(act)}
          >
            {t(`order.act.${act}`)}
          </button>
        ) : null,
      )}
      {asking === 'cancel' || asking === 'confirm' ? (
        <ConfirmSheet
          title={t(`order.ask.${asking}`)}
          text={t(`order.hint.${asking}`)}
          deed={t(`order.act.${asking}`)}
          onDo={asking === 'cancel' ? cancel : confirm}
          close={close}
        />
      ) : null}
      {asking === 'after_sale' ? <AfterSaleSheet order={order} close={close} /> : null}
    </div>
  )
}

function useDeeds({ id: orderId }: Order) {
  const { t, language } = useWords()
  const told = {
    refreshes: [readOrderEndpoint, listMyOrdersEndpoint],
    onFailure: (failure: Error) => toast(sayFailure(failure, language), 'failed'),
  }
  const cancel = useAct(cancelOrderEndpoint, { ...told, onDone: () => toast(t('order.cancelled')) })
  const confirm = useAct(confirmReceiptEndpoint, { ...told, onDone: () => toast(t('order.confirmed')) })
  return { cancel: () => cancel.run({ orderId }), confirm: () => confirm.run({ orderId }) }
}
