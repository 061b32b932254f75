import { type FormEvent, useState } from 'react'
import {
  askAfterSaleEndpoint,
  listAfterSalesEndpoint,
  type Order,
  readOrderEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useDraft } from '../../../ui/drafts.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { Refused } from '../app/Refused.tsx'
import { Sheet } from '../app/Sheet.tsx'
import { toast } from '../app/toast.ts'
import { Picks } from './Picks.tsx'
import { askedLine, leftToRefund } from './refundable.ts'
import { Stepper } from './Stepper.tsx'

type Kind = 'refund' | 'return'

/** Asks for money back: which pieces, why, and whether they come back. */
export function AfterSaleSheet({ order, close }: { order: Order; close: () => void }) {
  const { t } = useWords()
  const { money } = useFormats()
  const [reason, setReason, drop] = useDraft(`after-sale.${order.id}`, '')
  const [kind, setKind] = useState<Kind>('refund')
  const open = order.lines.filter((line) => leftToRefund(line).quantity > 0)
  const [quantities, setQuantities] = useState<Record<number, number>>(() =>
    Object.fromEntries(open.map((line) => [line.line, leftToRefund(line).quantity])),
  )
  const lines = open.map((line) => askedLine(line, quantities[line.line] ?? 0)).filter(({ amountFen }) => amountFen > 0)
  const act = useAct(askAfterSaleEndpoint, {
    refreshes: [readOrderEndpoint, listAfterSalesEndpoint],
    onDone: () => {
      drop()
      toast(t('order.afterSaleAsked'))
      close()
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    act.mutate({ orderId: order.id, kind, lines, reason: reason.trim() })
  }
  return (
    <Sheet title={t('order.act.after_sale')} onClose={close}>
      <form className="form" onSubmit={submit}>
        <Picks
          label={t('order.afterSaleKind')}
          name="after-sale-kind"
          value={kind}
          options={(['refund', 'return'] as const).map((one) => ({ value: one, label: t(`order.kind.${one}`) }))}
          choose={(one) => setKind(one as Kind)}
        />
        {open.map((line) => (
          <div key={line.line} className="quantity-line">
            <span>{line.title}</span>
            <Stepper
              label={t('shop.quantityOf', { name: line.title })}
              value={quantities[line.line] ?? 0}
              least={0}
              most={leftToRefund(line).quantity}
              change={(next) => setQuantities({ ...quantities, [line.line]: next })}
            />
          </div>
        ))}
        <p className="sum">
          {t('order.asksFor')}{' '}
          <strong className="price">{money(lines.reduce((sum, { amountFen }) => sum + amountFen, 0))}</strong>
        </p>
        <label className="field">
          {t('order.reason')}
          <textarea
            value={reason}
            rows={3}
            required
            maxLength={300}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <Refused failure={act.error} />
        <button
          type="submit"
          className="button button-main"
          disabled={act.isPending || lines.length === 0 || !reason.trim()}
        >
          {t('order.askAfterSale')}
        </button>
      </form>
    </Sheet>
  )
}
