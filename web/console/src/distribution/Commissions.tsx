import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { listCommissionsEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import type { Commission } from './shapes.ts'

const states = ['pending', 'frozen', 'available', 'cancelled'] as const
type State = (typeof states)[number]

/** What was earned, by state, with the order it came from; the books behind it are one press away. */
export function Commissions() {
  const { t } = useWords()
  const [state, setState] = useState<State | null>(null)
  const pages = useAskPages(listCommissionsEndpoint, state ? { state } : {}, { keepsEarlier: true })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const books = (
    <Link to="/shop/ledger/$book" params={{ book: 'commission' }}>
      {t('distribution.toBooks')}
    </Link>
  )
  return (
    <Sheet title={t('distributionSide.commissions')} beside={books}>
      <div className="filters">
        <Select<State | null>
          allowClear
          className="filter"
          aria-label={t('distribution.state')}
          placeholder={t('distribution.state')}
          value={state}
          onChange={(chosen) => setState(chosen ?? null)}
          options={optionsOf(states, (one) => t(`commissionState.${one}`))}
        />
      </div>
      <Loaded from={pages}>
        {() =>
          rows.length === 0 ? (
            <Empty
              title={t(state ? 'distribution.noSuch' : 'distribution.noCommissions')}
              text={state ? undefined : t('distribution.noCommissionsText')}
            />
          ) : (
            <CommissionTable rows={rows} />
          )
        }
      </Loaded>
      <MorePages pages={pages} />
    </Sheet>
  )
}

function CommissionTable({ rows }: { rows: readonly Commission[] }) {
  const { t } = useWords()
  return (
    <table className="shop-table">
      <thead>
        <tr>
          <th scope="col">{t('distribution.promoter')}</th>
          <th scope="col">{t('distribution.level')}</th>
          <th scope="col" className="number">
            {t('distribution.sold')}
          </th>
          <th scope="col" className="number">
            {t('distribution.earned')}
          </th>
          <th scope="col">{t('distribution.state')}</th>
          <th scope="col">{t('distribution.order')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((commission) => (
          <CommissionRow key={commission.id} commission={commission} />
        ))}
      </tbody>
    </table>
  )
}

function CommissionRow({ commission }: { commission: Commission }) {
  const { t } = useWords()
  const formats = useFormats()
  const { promoter, level, baseFen, amountFen, reversedFen, state, orderId, madeAt, availableFrom } = commission
  return (
    <tr>
      <td>{formats.nickname(promoter.name, promoter.id)}</td>
      <td>{t(`level.${level}`)}</td>
      <td className="number">{formats.money(baseFen)}</td>
      <td className="number">
        {formats.money(amountFen)}
        {reversedFen > 0 && <small>{t('distribution.reversed', { money: formats.money(reversedFen) })}</small>}
      </td>
      <td>
        {t(`commissionState.${state}`)}
        {availableFrom && <small>{t('distribution.from', { at: formats.stamp(availableFrom) })}</small>}
      </td>
      <td>
        <Link to="/shop/orders/$orderId" params={{ orderId }}>
          {formats.stamp(madeAt)}
        </Link>
      </td>
    </tr>
  )
}
