import { useEffect, useRef, useState } from 'react'
import type { BoardProps } from './DrawBoard.tsx'
import { DrawButton } from './DrawButton.tsx'
import { sectorPath, turnTo } from './fields.ts'
import { playTime } from './use-play.ts'

/** 转盘: turns until the drawn sector stands below the pointer. Sectors are of one size; the odds stand in their list. */
export function WheelBoard({ lottery, play, got, mayDraw }: BoardProps) {
  const { prizes } = lottery
  const turned = useTurned(prizes.length, got)
  return (
    <div className="draw-wheel">
      <svg viewBox="-104 -104 208 208" aria-hidden="true">
        <g
          className="wheel-turning"
          style={{
            transform: `rotate(${turned}deg)`,
            transitionDuration: play.phase === 'playing' ? `${playTime.wheel - 200}ms` : '0ms',
          }}
        >
          {prizes.map(({ name, kind }, place) => (
            <g key={name} className={`wheel-sector ${kind === 'none' ? 'is-none' : place % 2 === 0 ? '' : 'is-even'}`}>
              <path d={sectorPath(prizes.length, place)} />
              <text transform={`rotate(${((place + 0.5) * 360) / prizes.length}) translate(0 -70)`}>{short(name)}</text>
            </g>
          ))}
          <circle className="wheel-rim" r="100" />
        </g>
        <path className="wheel-pointer" d="M-8 -104 L8 -104 L0 -86 Z" />
      </svg>
      <DrawButton lottery={lottery} play={play} mayDraw={mayDraw} className="draw-middle" />
    </div>
  )
}

const most = 6
const short = (name: string) => ([...name].length > most ? `${[...name].slice(0, most - 1).join('')}…` : name)

/** How far the wheel stands turned; it goes on from where it stood. */
function useTurned(sectors: number, got: number | null): number {
  const [turned, setTurned] = useState(0)
  const before = useRef<number | null>(null)
  useEffect(() => {
    if (got !== null && before.current === null) setTurned((from) => turnTo(sectors, got, from))
    before.current = got
  }, [sectors, got])
  return turned
}
