/** The board of a lottery, in the look its owner chose. It plays what was drawn; nothing on it decides anything. */
import type { ComponentType } from 'react'
import { CardsBoard } from './CardsBoard.tsx'
import { GridBoard } from './GridBoard.tsx'
import type { LotteryFound } from './LotteryPart.tsx'
import type { Play } from './use-play.ts'
import { WheelBoard } from './WheelBoard.tsx'

export type BoardProps = {
  lottery: LotteryFound
  play: Play
  /** Which prize was drawn; null until the server has said so. */
  got: number | null
  /** There is a draw left. */
  mayDraw: boolean
}

const boards: Record<LotteryFound['look'], ComponentType<BoardProps>> = {
  grid: GridBoard,
  wheel: WheelBoard,
  cards: CardsBoard,
}

export function DrawBoard({ lottery, play, mayDraw }: Omit<BoardProps, 'got'>) {
  const Board = boards[lottery.look]
  return <Board lottery={lottery} play={play} mayDraw={mayDraw} got={play.drawn?.got ?? null} />
}
