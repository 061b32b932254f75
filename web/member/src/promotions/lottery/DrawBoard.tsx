/** The board: where the draw fell is marked when it is known; nothing on it decides anything. */
import type { LotteryFound } from './LotteryPart.tsx'

type Words = { lottery: LotteryFound; landed: number | null; isRunning: boolean }

export function DrawBoard({ lottery: { prizes, look }, landed, isRunning }: Words) {
  return (
    <ul className={`draw-board board-${look} ${isRunning ? 'is-running' : ''}`}>
      {prizes.map(({ name, kind }, place) => (
        <li key={name} className={`${kind === 'none' ? 'is-none' : ''} ${landed === place ? 'is-landed' : ''}`}>
          {name}
        </li>
      ))}
    </ul>
  )
}
