import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.ts'
import type { LotteryFound } from './LotteryPart.tsx'

/** What was published before the start: each prize, its odds, how many there are and are left. */
export function Odds({ lottery: { prizes, draws, commitment } }: { lottery: LotteryFound }) {
  const { t } = useWords()
  const { count } = useFormats()
  return (
    <section>
      <h2>{t('lottery.odds')}</h2>
      <ul className="rows">
        {prizes.map(({ name, oddsBp = 0, pieces, left }) => (
          <li key={name} className="goods-row">
            <span className="row-words">{name}</span>
            {draws === 'instant' ? <span className="price">{oddsBp / 100}%</span> : null}
            <span className="faint">
              {pieces === null || pieces === undefined || left === null
                ? null
                : t('lottery.left', { left: count(left), pieces: count(pieces) })}
            </span>
          </li>
        ))}
      </ul>
      <p className="faint commitment">{t('lottery.commitment', { commitment })}</p>
    </section>
  )
}
