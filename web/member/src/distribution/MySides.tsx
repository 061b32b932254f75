import { useState } from 'react'
import {
  listMyCommissionsEndpoint,
  listMyCustomersEndpoint,
  listMyWithdrawalsEndpoint,
  readMyStatementEndpoint,
} from '../../../../server/modules/distribution/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { amount } from './Earning.tsx'
import { Listed } from './Listed.tsx'
import type { Promotion } from './shapes.ts'

const sides = ['earnings', 'customers', 'withdrawals', 'statement'] as const
type Side = (typeof sides)[number]

/** What lies behind the figures: each earning, customer, payout and movement. */
export function MySides({ mine }: { mine: Promotion }) {
  const { t } = useWords()
  const [side, setSide] = useState<Side>('earnings')
  return (
    <section>
      <div className="chips" role="group" aria-label={t('promoter.sides')}>
        {sides.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={one === side} onClick={() => setSide(one)}>
            {t(`promoter.side.${one}`, { count: mine.bound })}
          </button>
        ))}
      </div>
      {side === 'earnings' ? <Earnings /> : null}
      {side === 'customers' ? <Customers /> : null}
      {side === 'withdrawals' ? <Withdrawals /> : null}
      {side === 'statement' ? <Statement /> : null}
    </section>
  )
}

function Earnings() {
  const { t } = useWords()
  const { money, stamp } = useFormats()
  const pages = useAskPages(listMyCommissionsEndpoint, {})
  return (
    <Listed
      pages={pages}
      none={t('promoter.noEarnings')}
      line={({ id, state, level, baseFen, amountFen, reversedFen, madeAt, availableFrom }) => ({
        key: id,
        title: t('promoter.earnedOf', { money: money(baseFen), level: t(`promoter.level.${level}`) }),
        under: [
          stamp(madeAt),
          availableFrom ? t('promoter.availableFrom', { at: stamp(availableFrom) }) : t(`promoter.stateHint.${state}`),
          reversedFen > 0 ? t('promoter.reversed', { money: money(reversedFen) }) : '',
        ],
        side: amount(amountFen - reversedFen, money),
        state: t(`promoter.state.${state}`),
      })}
    />
  )
}

function Customers() {
  const { t } = useWords()
  const { dayOf } = useFormats()
  const pages = useAskPages(listMyCustomersEndpoint, {})
  return (
    <Listed
      pages={pages}
      none={t('promoter.noCustomers')}
      line={({ id, name, since, until, endedWhy }) => ({
        key: id,
        title: name,
        under: [t('promoter.boundFrom', { from: dayOf(since), to: dayOf(until) })],
        side: '',
        state: t(endedWhy ? `promoter.ended.${endedWhy}` : 'promoter.bound'),
      })}
    />
  )
}

function Withdrawals() {
  const { t } = useWords()
  const { money, stamp } = useFormats()
  const pages = useAskPages(listMyWithdrawalsEndpoint, {})
  return (
    <Listed
      pages={pages}
      none={t('promoter.noWithdrawals')}
      line={({ id, amountFen, state, askedAt, paidAt, answer, receipt, payout }) => ({
        key: id,
        title: money(amountFen),
        under: [stamp(askedAt), paidAt ? t('promoter.paidAt', { at: stamp(paidAt) }) : '', receipt ?? '', answer],
        side: '',
        state: t(`promoter.payout.${state}`),
        ...(payout && state === 'sending' ? { to: `/payouts/${payout.id}`, act: t('promoter.collect') } : {}),
      })}
    />
  )
}

function Statement() {
  const { t } = useWords()
  const { money, stamp } = useFormats()
  const pages = useAskPages(readMyStatementEndpoint, {})
  return (
    <Listed
      pages={pages}
      none={t('promoter.noStatement')}
      line={({ at, kind, about, amountFen }) => ({
        key: `${at} ${about} ${kind}`,
        title: t(`promoter.moved.${kind}`, { defaultValue: kind }),
        under: [stamp(at)],
        side: `${amountFen > 0 ? '+' : ''}${amount(amountFen, money)}`,
        state: '',
      })}
    />
  )
}
