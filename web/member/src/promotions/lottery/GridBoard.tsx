import { useEffect, useState } from 'react'
import type { BoardProps } from './DrawBoard.tsx'
import { DrawButton } from './DrawButton.tsx'
import { ringOf, ringPlaces, sideOf } from './fields.ts'
import { type Phase, playTime } from './use-play.ts'

/** 九宫格: a light runs round the fields and stops where the draw fell; the middle draws. */
export function GridBoard({ lottery, play, got, mayDraw }: BoardProps) {
  const { prizes } = lottery
  const ring = ringOf(prizes.map(({ kind }) => kind))
  const places = ringPlaces(sideOf(prizes.length))
  const lit = useLight(play.phase, ring.length, got === null ? null : ring.indexOf(got))
  return (
    <div className={`draw-grid draw-grid-${sideOf(prizes.length)}`}>
      {ring.map((prize, field) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: fields have nothing but their place
          key={field}
          className={`draw-field ${prizes[prize]?.kind === 'none' ? 'is-none' : ''} ${lit === field ? 'is-lit' : ''}`}
          style={{ gridRow: places[field]?.row, gridColumn: places[field]?.column }}
          // The prizes are read in the list of odds below, once each.
          aria-hidden="true"
        >
          {prizes[prize]?.name}
        </div>
      ))}
      <DrawButton lottery={lottery} play={play} mayDraw={mayDraw} className="draw-middle" />
    </div>
  )
}

const rounds = 4

/** Which field is lit: fast at first, slower towards the end. */
function useLight(phase: Phase, fields: number, target: number | null): number | null {
  const [lit, setLit] = useState<number | null>(null)
  useEffect(() => {
    if (target === null) return setLit(null)
    if (phase === 'landed') return setLit(target)
    if (phase !== 'playing') return
    const began = performance.now()
    let frame = 0
    const run = (now: number) => {
      const share = Math.min(1, (now - began) / (playTime.grid - 300))
      setLit(Math.floor((1 - (1 - share) ** 3) * (rounds * fields + target)) % fields)
      if (share < 1) frame = requestAnimationFrame(run)
    }
    frame = requestAnimationFrame(run)
    return () => cancelAnimationFrame(frame)
  }, [phase, fields, target])
  return lit
}
