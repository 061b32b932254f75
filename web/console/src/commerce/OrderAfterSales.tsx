import { listAfterSalesEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { AnswerAfterSale } from './AnswerAfterSale.tsx'
import type { AfterSale, Order } from './shapes.ts'

/** What the buyer asked back, with the shop's answer. */
export function OrderAfterSales({ order }: { order: Order }) {
  const { t } = useWords()
  const found = useAsk(listAfterSalesEndpoint, { orderId: order.id }).data
  if (!found || found.rows.length === 0) return null
  return (
    <Sheet title={t('afterSales.title')}>
      <ul className="lines">
        {found.rows.map((asked) => (
          <Line key={asked.id} asked={asked} order={order} />
        ))}
      </ul>
    </Sheet>
  )
}

function Line({ asked, order }: { asked: AfterSale; order: Order }) {
  const { t } = useWords()
  const formats = useFormats()
  const titleOf = (line: number) => order.lines.find((one) => one.line === line)?.title ?? ''
  const things = asked.lines.map(({ line, quantity }) => `${titleOf(line)} ×${quantity}`).join(t('list.and'))
  return (
    <li className="line line-tall">
      <div className="line-body">
        <b>
          {t(`afterSaleKind.${asked.kind}`)} {formats.money(asked.amountFen)}
        </b>{' '}
        <span className={`tag ${asked.settledAt ? '' : 'tag-amber'}`}>{t(`afterSaleState.${asked.state}`)}</span>
        <p className="wrap">{asked.reason}</p>
        <div className="muted small wrap">
          {[things, asked.tracking, asked.answer, formats.stamp(asked.askedAt)].filter(Boolean).join(' · ')}
        </div>
      </div>
      <AnswerAfterSale asked={asked} />
    </li>
  )
}
