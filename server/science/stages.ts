import { silentAfterDays } from './alive.ts'
import { type Settled, settle } from './hysteresis.ts'

export type Stage = 'stage_intro' | 'stage_growth' | 'stage_mature' | 'stage_decline' | 'stage_silent'

/** What one full day says about a group's age of life. */
export type StageDay = {
  day: number
  /** Full days of history including this one. */
  ageDays: number
  /** Days in a row without an active day (`readLife`). */
  silentDays: number
  /** Of `readActivity`. */
  r: number | null
  a7: number | null
  a7Fortnight: number | null
}

export type StageReason =
  | { code: 'no_active_day'; silentDays: number }
  | { code: 'a7_below_60_percent'; r: number }
  | { code: 'younger_than_14_days' | 'younger_than_28_days'; ageDays: number }
  | { code: 'a7_grew' | 'a7_level'; a7: number; a7Fortnight: number | null }

/** A group's stage after a day; plain JSON, kept by the caller between days. */
export type StageState = Settled<Stage> & { points: Stage; reasons: StageReason[]; because: StageReason[] }

/**
 * The stage of a group's life (引入, 成长, 成熟, 衰退, 沉默) after one more day; it changes only after 3 days in a row
 * that point to the same stage. The first day sets it at once.
 */
export function stepStage(state: StageState | null, today: StageDay): StageState {
  if (state && today.day <= state.day) return state
  const { points, reasons } = pointStage(today)
  if (!state)
    return { state: points, since: today.day, day: today.day, turning: null, points, reasons, because: reasons }
  const settled = settle(state, points, today.day)
  return { ...settled, points, reasons, because: settled.since === state.since ? state.because : reasons }
}

/** All days from the first; the same as stepping day by day. */
export function foldStages(days: Iterable<StageDay>): StageState | null {
  let state: StageState | null = null
  for (const day of days) state = stepStage(state, day)
  return state
}

type Pointed = { points: Stage; reasons: StageReason[] }

/** The stage a day points to. Below 28 days of history only intro, growth and silent can be told apart. */
export function pointStage({ ageDays, silentDays, r, a7, a7Fortnight }: StageDay): Pointed {
  const [young, newborn] = [ageDays < 28, ageDays < 14]
  if (silentDays >= silentAfterDays) return point('stage_silent', { code: 'no_active_day', silentDays })
  if (!young && r !== null && r < 0.6) return point('stage_decline', { code: 'a7_below_60_percent', r })
  if (newborn) return point('stage_intro', { code: 'younger_than_14_days', ageDays })
  if (hasGrown(a7, a7Fortnight)) return point('stage_growth', { code: 'a7_grew', a7, a7Fortnight })
  if (young) return point('stage_intro', { code: 'younger_than_28_days', ageDays })
  return point('stage_mature', { code: 'a7_level', a7: a7 ?? 0, a7Fortnight })
}

/** At least a tenth more daily speakers than a fortnight ago; from nobody, anybody is growth. */
function hasGrown(a7: number | null, a7Fortnight: number | null): a7 is number {
  return a7 !== null && a7Fortnight !== null && a7 > 0 && a7 >= 1.1 * a7Fortnight
}

function point(points: Stage, reason: StageReason): Pointed {
  return { points, reasons: [reason] }
}
