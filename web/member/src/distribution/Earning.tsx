import { useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.ts'
import { WithdrawSheet } from './WithdrawSheet.tsx'
import type { Promotion } from './shapes.ts'

/** What I can have now, what is on its way and when, and what I owe. */
export function Earning({ mine }: { mine: Promotion }) {
  const { t } = useWords()
  const { money } = useFormats()
  const [isAsking, setIsAsking] = useState(false)
  const { purse } = mine
  const parts = [
    ['pending', purse.pendingFen],
    ['frozen', purse.frozenFen],
    ['withdrawing', purse.withdrawingFen],
    ['paid', purse.paidFen],
  ] as const
  return (
    <section className="panel earning" aria-label={t('promoter.earnings')}>
      <p className="faint">{t('promoter.available')}</p>
      <p className="price pay-amount">{amount(purse.availableFen, money)}</p>
      {purse.debtFen > 0 ? <p className="amber">{t('promoter.debt', { money: money(purse.debtFen) })}</p> : null}
      <button
        type="button"
        className="button button-main"
        disabled={purse.availableFen === 0}
        onClick={() => setIsAsking(true)}
      >
        {t('promoter.withdraw')}
      </button>
      <dl className="earning-parts">
        {parts.map(([name, fen]) => (
          <div key={name}>
            <dt>{t(`promoter.part.${name}`)}</dt>
            <dd className="price">{amount(fen, money)}</dd>
            <dd className="faint">{t(`promoter.partHint.${name}`)}</dd>
          </div>
        ))}
      </dl>
      {isAsking ? <WithdrawSheet mine={mine} close={() => setIsAsking(false)} /> : null}
    </section>
  )
}

/** Nothing is ¥0.00 here, not 免费. */
export const amount = (fen: number, money: (fen: number) => string) => (fen === 0 ? '¥0.00' : money(fen))
