import { useState } from 'react'
import { useWords } from '../../../../ui/words/index.ts'
import type { BoardProps } from './DrawBoard.tsx'

const cards = 6

/** 翻牌: whichever card is taken shows what was drawn; the others stay face down, as they say nothing. */
export function CardsBoard({ lottery: { prizes }, play, got, mayDraw }: BoardProps) {
  const { t } = useWords()
  const [taken, setTaken] = useState<number | null>(null)
  const { phase } = play
  const isBusy = phase === 'asking' || phase === 'playing'
  const face = got === null ? undefined : prizes[got]
  return (
    <div className="draw-cards" role="group" aria-label={t('lottery.takeCard')}>
      {Array.from({ length: cards }, (_, place) => {
        const isTaken = taken === place && face !== undefined
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: cards have nothing but their place
            key={place}
            type="button"
            className={`draw-card ${isTaken ? 'is-turned' : ''} ${taken === place && isBusy ? 'is-taken' : ''}`}
            aria-disabled={isBusy || !mayDraw}
            aria-label={t(isTaken ? 'lottery.cardShows' : 'lottery.card', { no: place + 1, prize: face?.name })}
            onClick={() => {
              if (isBusy || !mayDraw) return
              setTaken(place)
              play.press()
            }}
          >
            <span className="card-back" aria-hidden="true" />
            <span className={`card-face ${face?.kind === 'none' ? 'is-none' : ''}`} aria-hidden="true">
              {isTaken ? face.name : null}
            </span>
          </button>
        )
      })}
    </div>
  )
}
