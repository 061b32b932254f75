import { type Settled, settle } from './hysteresis.ts'
import type { Share } from './shares.ts'

export type Phase = 'phase_love' | 'phase_doubt' | 'phase_breakup'

/** What one full day says about a group. */
export type PhaseDay = {
  /** Business-day number, one more each day. */
  day: number
  /** Full days of history including this one. */
  ageDays: number
  /** a7 ÷ peak90 (`readActivity`). */
  r: number | null
  /** Over the last 7 days. */
  exits: number
  joins: number
  /** `silentRegulars` of this day. */
  q: Share
}

/** Why a day points where it points: a code for the words of a page, and the figures that the words name. */
export type PhaseReason =
  | { code: 'a7_steady' | 'a7_below_60_percent' | 'a7_below_25_percent'; r: number }
  | { code: 'a7_not_back_to_70_percent' | 'a7_not_back_to_35_percent'; r: number }
  | { code: 'exits_above_joins' | 'exits_still_above_joins'; exits: number; joins: number }
  | { code: 'regulars_silent' | 'regulars_still_silent'; q: number; regulars: number }

/** A group's phase after a day; plain JSON, kept by the caller between days. */
export type PhaseState = Settled<Phase> & {
  /** Where this day points, and why. */
  points: Phase
  reasons: PhaseReason[]
  /** Why the present phase was entered: the reasons of the day that settled it; empty for the phase it starts in. */
  because: PhaseReason[]
}

/** Below 28 days of history a group has no phase yet. */
export const phaseFromDays = 28

/**
 * The phase of a group (恋爱, 质疑, 分手) after one more day; null while it is younger than 28 days. Down at r < .60 or
 * .25, up again only at .70 or .35, and only after 3 days in a row, so that one bad Sunday changes nothing.
 */
export function stepPhase(state: PhaseState | null, today: PhaseDay): PhaseState | null {
  if (today.ageDays < phaseFromDays) return state
  if (state && today.day <= state.day) return state
  const before = state ?? firstState(today.day)
  const { points, reasons } = pointPhase(before.state, today)
  const settled = settle(before, points, today.day)
  const because = settled.since === before.since ? before.because : reasons
  return { ...settled, points, reasons, because }
}

/** All days from the first; the same as stepping day by day. */
export function foldPhases(days: Iterable<PhaseDay>): PhaseState | null {
  let state: PhaseState | null = null
  for (const day of days) state = stepPhase(state, day)
  return state
}

/** Where a day points for a group that is in `phase`, with the reasons. */
export function pointPhase(phase: Phase, today: PhaseDay): { points: Phase; reasons: PhaseReason[] } {
  const breakup = [...breakupReasons(today), ...(phase === 'phase_breakup' ? notBackFromBreakup(today) : [])]
  if (breakup.length) return { points: 'phase_breakup', reasons: onePerFigure(breakup) }
  const doubt = [...doubtReasons(today), ...(phase === 'phase_love' ? [] : notBackFromDoubt(today))]
  if (doubt.length) return { points: 'phase_doubt', reasons: onePerFigure(doubt) }
  return { points: 'phase_love', reasons: today.r === null ? [] : [{ code: 'a7_steady', r: today.r }] }
}

function breakupReasons({ r, q }: PhaseDay): PhaseReason[] {
  const reasons: PhaseReason[] = []
  if (r !== null && r < 0.25) reasons.push({ code: 'a7_below_25_percent', r })
  if (q.value !== null && q.value >= 0.7) reasons.push({ code: 'regulars_silent', q: q.value, regulars: q.n })
  return reasons
}

function notBackFromBreakup({ r, q }: PhaseDay): PhaseReason[] {
  const reasons: PhaseReason[] = []
  if (r !== null && r < 0.35) reasons.push({ code: 'a7_not_back_to_35_percent', r })
  if (q.value !== null && q.value >= 0.6) reasons.push({ code: 'regulars_still_silent', q: q.value, regulars: q.n })
  return reasons
}

function doubtReasons({ r, exits, joins }: PhaseDay): PhaseReason[] {
  const reasons: PhaseReason[] = []
  if (r !== null && r < 0.6) reasons.push({ code: 'a7_below_60_percent', r })
  if (exits >= 3 && exits > joins) reasons.push({ code: 'exits_above_joins', exits, joins })
  return reasons
}

function notBackFromDoubt({ r, exits, joins }: PhaseDay): PhaseReason[] {
  const reasons: PhaseReason[] = []
  if (r !== null && r < 0.7) reasons.push({ code: 'a7_not_back_to_70_percent', r })
  if (exits > joins) reasons.push({ code: 'exits_still_above_joins', exits, joins })
  return reasons
}

/** Keeps the first, stronger reason about each figure: "below 25 %" already says "not back to 35 %". */
function onePerFigure(reasons: PhaseReason[]): PhaseReason[] {
  const figureOf = (reason: PhaseReason) => ('r' in reason ? 'r' : 'q' in reason ? 'q' : 'exits')
  return reasons.filter((reason, at) => reasons.findIndex((other) => figureOf(other) === figureOf(reason)) === at)
}

/** Every group starts in love; `day - 1` so that the first day can begin a row of three. */
function firstState(day: number): PhaseState {
  const start = { state: 'phase_love', points: 'phase_love', since: day, day: day - 1 } as const
  return { ...start, turning: null, reasons: [], because: [] }
}
