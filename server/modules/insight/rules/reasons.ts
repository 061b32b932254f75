/** Why a group is where it is, as codes with a value and the limit it was held against. */
import { deadAfterDays, silentAfterDays } from '../../../science/alive.ts'
import type { PhaseReason, PhaseState } from '../../../science/phases.ts'
import type { StageReason, StageState } from '../../../science/stages.ts'
import type { GroupState, Reason, Stage } from '../contract.ts'
import { dayText } from './business-days.ts'

const limits: Record<string, number> = {
  a7_below_60_percent: 0.6,
  a7_below_25_percent: 0.25,
  a7_not_back_to_70_percent: 0.7,
  a7_not_back_to_35_percent: 0.35,
  regulars_silent: 0.7,
  regulars_still_silent: 0.6,
  no_active_day: silentAfterDays,
  younger_than_14_days: 14,
  younger_than_28_days: 28,
}

function tellReason(reason: PhaseReason | StageReason): Reason {
  const { code } = reason
  const limit = limits[code] ?? null
  if ('exits' in reason) return { code, value: reason.exits, limit: reason.joins }
  if ('r' in reason) return { code, value: reason.r, limit }
  if ('q' in reason) return { code, value: reason.q, limit }
  if ('silentDays' in reason) return { code, value: reason.silentDays, limit }
  if ('ageDays' in reason) return { code, value: reason.ageDays, limit }
  return { code, value: reason.a7, limit: reason.a7Fortnight }
}

export const stageOf = ({ state }: StageState) => state.replace('stage_', '') as Stage

export type Verdict = { state: GroupState; since: string; reasons: Reason[] }
type DayEnd = { day: number; bornOn: number; silentDays: number; phase: PhaseState | null; stage: StageState }

/**
 * The state of a group at the end of a day with its reasons: dead after a fortnight of silence, else its phase, else, while
 * it is too young for one, love. Today's reasons where they still point to the state, else those it was entered for.
 */
export function judge({ day, bornOn, silentDays, phase, stage }: DayEnd): Verdict {
  if (silentDays >= deadAfterDays) {
    const reasons = [{ code: 'no_active_day', value: silentDays, limit: deadAfterDays }]
    return { state: 'dead', since: dayText(day - silentDays + 1), reasons }
  }
  const state = (phase?.state.replace('phase_', '') ?? 'love') as GroupState
  const told = [...(phase ? current(phase) : []), ...current(stage)].map(tellReason)
  const reasons = told.filter(({ code }, at) => told.findIndex((other) => other.code === code) === at)
  return { state, since: dayText(phase?.since ?? bornOn), reasons }
}

function current<S extends PhaseState | StageState>({ state, points, reasons, because }: S): S['reasons'] {
  return points === state || because.length === 0 ? reasons : because
}
