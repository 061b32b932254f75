import { useEffect, useRef, useState } from 'react'
import {
  drawEndpoint,
  readActivityEndpoint,
  readLotteryEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { channelHere } from '../here.ts'
import type { LotteryFound } from './LotteryPart.tsx'

/** Nothing yet, asked of the server, shown on the board, told. */
export type Phase = 'idle' | 'asking' | 'playing' | 'landed'

/** Milliseconds a board plays what has been drawn. */
export const playTime = { grid: 2600, wheel: 3200, cards: 700 } as const

const isStill = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * Draws: the server says what it is, and only then the board plays it; where less motion is wished, it is told at once.
 * Whoever leaves meanwhile has drawn all the same.
 */
export function usePlay({ activityId, draws, look }: LotteryFound) {
  const [phase, setPhase] = useState<Phase>('idle')
  const draw = useAct(drawEndpoint, { refreshes: [readLotteryEndpoint, readActivityEndpoint] })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  async function press() {
    if (phase === 'asking' || phase === 'playing') return
    setPhase('asking')
    const drawn = await draw.run({ activityId, channel: channelHere() })
    if (!drawn) return setPhase('idle')
    if (draws === 'closing' || drawn.got === null || isStill()) return setPhase('landed')
    setPhase('playing')
    timer.current = setTimeout(() => setPhase('landed'), playTime[look])
  }
  const drawn = phase === 'playing' || phase === 'landed' ? draw.data : undefined
  return { phase, press: () => void press(), drawn, error: draw.error }
}
export type Play = ReturnType<typeof usePlay>

/** What stood there before the board began to play: the page must not tell what the board is about to show. */
export function useHeldBack<T>(found: T, isHeld: boolean): T {
  const shown = useRef(found)
  if (!isHeld) shown.current = found
  return shown.current
}
