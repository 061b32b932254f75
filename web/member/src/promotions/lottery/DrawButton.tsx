import { useWords } from '../../../../ui/words/index.ts'
import type { LotteryFound } from './LotteryPart.tsx'
import type { Play } from './use-play.ts'

type Words = { lottery: LotteryFound; play: Play; mayDraw: boolean; className: string }

/** One draw. Keeps the focus while it is busy, so that whoever uses a keyboard can go on from there. */
export function DrawButton({ lottery: { draws, costPoints }, play: { phase, press }, mayDraw, className }: Words) {
  const { t } = useWords()
  const isBusy = phase === 'asking' || phase === 'playing'
  return (
    <button
      type="button"
      className={`button button-main ${className}`}
      aria-disabled={isBusy || !mayDraw}
      onClick={() => mayDraw && press()}
    >
      <span>{t(draws === 'closing' ? 'lottery.enter' : isBusy ? 'lottery.drawing' : 'lottery.draw')}</span>
      {costPoints > 0 ? <small>{t('lottery.cost', { points: costPoints })}</small> : null}
    </button>
  )
}
