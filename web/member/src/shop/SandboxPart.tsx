import {
  actSandboxEndpoint,
  type Order,
  type Payment,
  readOrderEndpoint,
  readPaymentEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { toast } from '../app/toast.ts'
import { useTimeLeft } from './use-time-left.ts'

const others = ['fail', 'pay_twice', 'pay_short'] as const
type Act = 'pay' | (typeof others)[number]

/** Plays the payer: pays as one should, or as one should not, also when the time is over. */
export function SandboxPart({ payment, order }: { payment: Payment; order: Order }) {
  const { t, language } = useWords()
  const left = useTimeLeft(payment.expiresAt)
  const act = useAct(actSandboxEndpoint, {
    refreshes: [readPaymentEndpoint, readOrderEndpoint],
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  const plays = (what: Act) => void act.run({ paymentId: payment.id, act: what })
  const isOver = order.state === 'cancelled' && order.endedWhy === 'unpaid' && payment.state !== 'paid'
  if (isOver) {
    return (
      <button type="button" className="button" disabled={act.isPending} onClick={() => plays('pay')}>
        {t('pay.act.late')}
      </button>
    )
  }
  if (payment.state !== 'open' || order.state !== 'unpaid') return null
  return (
    <>
      {order.attention === 'amount_mismatch' ? (
        <p className="few-left" role="status">
          {t('pay.mismatch')}
        </p>
      ) : null}
      <button
        type="button"
        className="button button-main button-wide"
        disabled={act.isPending}
        onClick={() => plays('pay')}
      >
        {t(left > 0 ? 'pay.act.pay' : 'pay.act.late')}
      </button>
      <h2 className="faint">{t('pay.tryOthers')}</h2>
      <div className="pay-others">
        {others.map((what) => (
          <button key={what} type="button" className="button" disabled={act.isPending} onClick={() => plays(what)}>
            {t(`pay.act.${what}`)}
          </button>
        ))}
      </div>
    </>
  )
}
