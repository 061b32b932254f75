import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Endpoint, InputOf } from '../../../../server/kernel/contract.ts'
import {
  countOrdersEndpoint,
  listAfterSalesEndpoint,
  listAttentionEndpoint,
  lookAtNoticeEndpoint,
  type PayoutId,
  provider,
  type RefundId,
} from '../../../../server/modules/commerce/contract.ts'
import { lookAtRecountEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { mayAdminister, useMe } from '../app/me.tsx'
import { useReason } from '../app/use-reason.tsx'
import { useSaying } from '../app/use-saying.ts'
import { AbnormalRefund } from './AbnormalRefund.tsx'
import { AnswerAfterSale } from './AnswerAfterSale.tsx'
import { SettleAttention } from './OrderAttention.tsx'
import { RetryRefund } from './OrderRefunds.tsx'
import { PayoutActs } from './PayoutActs.tsx'
import type { AttentionRow } from './shapes.ts'

/** What can be done about a thing that waits, by its kind. */
export function AttentionAct({ row: { kind, id, orderId, why } }: { row: AttentionRow }) {
  const { t } = useWords()
  if (kind === 'order' && orderId) return <SettleAttention orderId={orderId} />
  if (kind === 'after_sale' && orderId) return <AfterSaleAct orderId={orderId} afterSaleId={id} />
  // One that is only slow is asked about by the clock; one that failed waits for somebody.
  if (kind === 'refund' && why === 'ABNORMAL') return <AbnormalRefund refundId={id as RefundId} />
  if (kind === 'payout') return <PayoutActs payoutId={id as PayoutId} isUndecided={why === 'payout_undecided'} />
  if (kind === 'refund' && why !== 'slow') return <RetryRefund refundId={id} />
  if (kind === 'notice') return <Settle endpoint={lookAtNoticeEndpoint} input={(how) => inputOfNotice(id, how)} />
  if (kind === 'reconciliation') {
    return (
      <Link className="button" to="/shop/payments">
        {t('attention.toBills')}
      </Link>
    )
  }
  if (kind === 'recount') return <Settle endpoint={lookAtRecountEndpoint} input={(how) => ({ recountId: id, how })} />
  if (kind === 'wave') {
    return (
      <Link className="button" to="/shop/waves">
        {t('attention.toWaves')}
      </Link>
    )
  }
  if (kind === 'boost' || kind === 'presale') {
    return (
      <Link className="button" to="/shop/activities/$activityId" params={{ activityId: id.split(' ')[0] ?? '' }}>
        {t('attention.toActivity')}
      </Link>
    )
  }
  return null
}

function AfterSaleAct({ orderId, afterSaleId }: { orderId: string; afterSaleId: string }) {
  const { t } = useWords()
  const asked = useAsk(listAfterSalesEndpoint, { orderId }).data?.rows.find(({ id }) => id === afterSaleId)
  if (!asked) return null
  if (asked.state === 'agreed') return <span className="tag">{t('afterSaleState.agreed')}</span>
  return <AnswerAfterSale asked={asked} />
}

/** A decider says how it was settled. */
function Settle<E extends Endpoint>({ endpoint, input }: { endpoint: E; input: (how: string) => InputOf<E> }) {
  const { t } = useWords()
  const saying = useSaying()
  const askWhy = useReason()
  const decides = mayAdminister(useMe())
  const look = useAct(endpoint, {
    refreshes: [listAttentionEndpoint, countOrdersEndpoint],
    onDone: () => saying.done(t('attention.settled')),
    onFailure: saying.failure,
  })
  if (!decides) return null
  const press = async () => {
    const how = await askWhy({ title: t('attention.how'), ok: t('attention.settle') })
    if (how) look.mutate(input(how))
  }
  return (
    <Button loading={look.isPending} onClick={() => void press()}>
      {t('attention.settle')}
    </Button>
  )
}

function inputOfNotice(id: string, how: string): InputOf<typeof lookAtNoticeEndpoint> {
  const [name, ...rest] = id.split(' ')
  return { provider: provider.parse(name), noticeId: rest.join(' '), how }
}
