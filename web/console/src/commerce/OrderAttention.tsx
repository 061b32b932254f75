import { Button } from 'antd'
import { settleAttentionEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { mayAdminister, useMe } from '../app/me.tsx'
import { useReason } from '../app/use-reason.tsx'
import { useSaying } from '../app/use-saying.ts'
import { changedByOrders } from './changed-by-orders.ts'
import type { Order } from './shapes.ts'

/** Why somebody has to look at an order, on top of its page. */
export function OrderAttention({ order: { id, attention } }: { order: Order }) {
  const { t } = useWords()
  if (!attention) return null
  return (
    <div className="shop-note" role="status">
      <div className="row">
        <span>{t(`attentionWhy.${attention}`, { defaultValue: attention })}</span>
        <SettleAttention orderId={id} />
      </div>
    </div>
  )
}

export function SettleAttention({ orderId }: { orderId: string }) {
  const { t } = useWords()
  const saying = useSaying()
  const askWhy = useReason()
  const decides = mayAdminister(useMe())
  const settle = useAct(settleAttentionEndpoint, {
    refreshes: changedByOrders,
    onDone: () => saying.done(t('attention.settled')),
    onFailure: saying.failure,
  })
  if (!decides) return null
  const press = async () => {
    const how = await askWhy({ title: t('attention.how'), ok: t('attention.settle') })
    if (how) settle.mutate({ orderId, how })
  }
  return (
    <Button loading={settle.isPending} onClick={() => void press()}>
      {t('attention.settle')}
    </Button>
  )
}
