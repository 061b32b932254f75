import { type FormEvent, useState } from 'react'
import {
  type AfterSale,
  goOnAfterSaleEndpoint,
  listAfterSalesEndpoint,
  type Order,
  readOrderEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { toast } from '../app/toast.ts'

/** What I asked back, how it stands, and my next step in it. */
export function AfterSales({ order }: { order: Order }) {
  const { t } = useWords()
  const wasAsked = order.steps.some(({ step }) => step === 'after_sale_asked')
  const { data } = useAsk(listAfterSalesEndpoint, { orderId: order.id }, { enabled: wasAsked, staleTime: 0 })
  if (!data || data.rows.length === 0) return null
  return (
    <section>
      <h2>{t('order.afterSales')}</h2>
      <ul className="rows">
        {(data.rows as AfterSale[]).map((asked) => (
          <Asked key={asked.id} asked={asked} />
        ))}
      </ul>
    </section>
  )
}

function Asked({ asked }: { asked: AfterSale }) {
  const { t } = useWords()
  const { money, stamp } = useFormats()
  const { kind, state, amountFen, reason, answer, tracking, askedAt } = asked
  return (
    <li className="goods-row">
      <div className="row-words">
        <span>{`${t(`order.kind.${kind}`)} · ${t(`order.asked.${state}`)}`}</span>
        <span className="faint">{`${reason} · ${stamp(askedAt)}`}</span>
        {answer ? <span>{t('order.answer', { answer })}</span> : null}
        {tracking ? <span className="faint">{t('order.sentBackWith', { tracking })}</span> : null}
        <GoOn asked={asked} />
      </div>
      <span className="price">{money(amountFen)}</span>
    </li>
  )
}

/** Withdrawing while nothing was sent, and telling with which parcel things come back. */
function GoOn({ asked: { id: afterSaleId, kind, state } }: { asked: AfterSale }) {
  const { t, language } = useWords()
  const [tracking, setTracking] = useState('')
  const act = useAct(goOnAfterSaleEndpoint, {
    refreshes: [listAfterSalesEndpoint, readOrderEndpoint],
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  function sendBack(event: FormEvent) {
    event.preventDefault()
    void act.run({ afterSaleId, act: 'sent_back', tracking: tracking.trim() })
  }
  if (state !== 'asked' && state !== 'agreed') return null
  return (
    <>
      {state === 'agreed' && kind === 'return' ? (
        <form className="form" onSubmit={sendBack}>
          <label className="field">
            {t('order.returnTracking')}
            <input value={tracking} required maxLength={60} onChange={(event) => setTracking(event.target.value)} />
          </label>
          <button type="submit" className="button button-main" disabled={act.isPending || !tracking.trim()}>
            {t('order.sentBack')}
          </button>
        </form>
      ) : null}
      <button
        type="button"
        className="text-button withdraw"
        disabled={act.isPending}
        onClick={() => void act.run({ afterSaleId, act: 'withdraw' })}
      >
        {t('order.withdraw')}
      </button>
    </>
  )
}
