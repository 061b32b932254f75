/** Takes in full days one after another: the parts of health, phase, stage and state at the end of each. */
import { isActiveDay } from '../../../science/alive.ts'
import { measureParts, type Parts } from '../../../science/health-parts.ts'
import type { CommunityKind } from '../../../science/health-scale.ts'
import { type PhaseState, stepPhase } from '../../../science/phases.ts'
import { type StageState, stepStage } from '../../../science/stages.ts'
import type { Preset } from '../../community/contract.ts'
import { activityOn, figuresOn, quietRegulars, type Subject } from './figures.ts'
import { range } from './history.ts'
import { judge, type Verdict } from './reasons.ts'

/** What the day before hands on. */
export type Carried = { silentDays: number; phase: PhaseState | null; stage: StageState | null }

export type SettledDay = Verdict & {
  day: number
  kind: CommunityKind
  seats: number
  ageDays: number
  silentDays: number
  a7: number | null
  peak90: number | null
  r: number | null
  parts: Parts
  phase: PhaseState | null
  stage: StageState
}

/** How a community is judged by what it was founded for. */
export const kindOf = (preset: Preset): CommunityKind =>
  (
    ({
      interest: 'interest',
      network: 'interest',
      product: 'commerce',
      marketing: 'commerce',
      knowledge: 'learning',
    }) as const
  )[preset]

/** Settles the days `from … until`; `carried` is what the day before `from` handed on, nothing on the day of birth. */
export function settleDays(
  subject: Subject,
  kind: CommunityKind,
  { from, until, carried }: { from: number; until: number; carried: Carried },
): SettledDay[] {
  let before = carried
  return range(from, until).map((day) => {
    const settled = settleDay(subject, kind, day, before)
    before = settled
    return settled
  })
}

function settleDay(subject: Subject, kind: CommunityKind, day: number, before: Carried): SettledDay {
  const { history, bornOn } = subject
  const ageDays = day - bornOn + 1
  const silentDays = isActiveDay(history.speakersOn(day)) ? 0 : before.silentDays + 1
  const { a7, a7Fortnight, peak90, r } = activityOn(subject, day)
  const phase = stepPhase(before.phase, { day, ageDays, r, ...turnover(subject, day), q: quietRegulars(subject, day) })
  const stage = stepStage(before.stage, { day, ageDays, silentDays, r, a7, a7Fortnight })
  const figures = figuresOn(subject, day)
  const measured = { day, kind, seats: figures.seats, ageDays, silentDays, a7, peak90, r, parts: measureParts(figures) }
  return { ...measured, phase, stage, ...judge({ day, bornOn, silentDays, phase, stage }) }
}

const turnover = ({ seats }: Subject, day: number) => ({
  exits: seats.exitsOf(day - 6, day).length,
  joins: seats.joinsOf(day - 6, day).length,
})
