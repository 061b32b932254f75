import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { listCommissionsEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { FilterChoice } from '../app/FilterChoice.tsx'
import { ListTable } from '../app/ListTable.tsx'
import { LongList } from '../app/LongList.tsx'
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
  const books = (
    <Link to="/shop/ledger/$book" params={{ book: 'commission' }}>
      {t('distribution.toBooks')}
    </Link>
  )
  return (
    <Sheet title={t('distributionSide.commissions')} beside={books}>
      <div className="filters">
        <FilterChoice
          label={t('distribution.state')}
          value={state}
          onChange={setState}
          options={optionsOf(states, (one) => t(`commissionState.${one}`))}
        />
      </div>
      <LongList
        pages={pages}
        none={
          <Empty
            title={t(state ? 'distribution.noSuch' : 'distribution.noCommissions')}
            text={state ? undefined : t('distribution.noCommissionsText')}
          />
        }
      >
        {(rows) => <CommissionTable rows={rows} />}
      </LongList>
    </Sheet>
  )
}

function CommissionTable({ rows }: { rows: readonly Commission[] }) {
  const { t } = useWords()
  return (
    <ListTable
      heads={[
        t('distribution.promoter'),
        t('distribution.level'),
        { number: t('distribution.sold') },
        { number: t('distribution.earned') },
        t('distribution.state'),
        t('distribution.order'),
      ]}
    >
      {rows.map((commission) => (
        <CommissionRow key={commission.id} commission={commission} />
      ))}
    </ListTable>
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
      <td className="number" data-word={t('distribution.sold')}>
        {formats.money(baseFen)}
      </td>
      <td className="number" data-word={t('distribution.earned')}>
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
