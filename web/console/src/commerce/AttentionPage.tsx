/** 待处理: money and orders that need a person, oldest first, each with what can be done. */
import { Link } from '@tanstack/react-router'
import { listAttentionEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { AttentionAct } from './AttentionAct.tsx'
import { ShopPage } from './ShopPage.tsx'
import type { AttentionRow } from './shapes.ts'

export function AttentionPage() {
  const { t } = useWords()
  const found = useAsk(listAttentionEndpoint, {})
  return (
    <ShopPage title={t('shop.attention')} lead={t('attention.lead')}>
      <Sheet>
        <Loaded from={found}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title={t('attention.none')} text={t('attention.noneText')}>
                <Link className="button" to="/shop/orders" search={{ state: 'toShip' }}>
                  {t('attention.toShip')}
                </Link>
              </Empty>
            ) : (
              <ul className="lines">
                {rows.map((row) => (
                  <Row key={`${row.kind} ${row.id}`} row={row} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Sheet>
    </ShopPage>
  )
}

function Row({ row }: { row: AttentionRow }) {
  const { t } = useWords()
  const formats = useFormats()
  const { kind, why, amountFen, number, orderId, since } = row
  return (
    <li className="line">
      <div className="line-body">
        <b>{t(`attentionKind.${kind}`)}</b> {amountFen !== null && formats.money(amountFen)}
        <div className="wrap">{t(`attentionWhy.${why}`, { defaultValue: why })}</div>
        <div className="muted small">
          {orderId && number && (
            <>
              <Link to="/shop/orders/$orderId" params={{ orderId }}>
                {number}
              </Link>{' '}
              ·{' '}
            </>
          )}
          <time dateTime={since} title={formats.fullMoment(since)}>
            {formats.moment(since)}
          </time>
        </div>
      </div>
      <AttentionAct row={row} />
    </li>
  )
}
