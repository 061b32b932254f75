/** Alive, silent for 7–13 days, or dead: silent for at least 14. */
type LifeState = 'alive' | 'silent' | 'dead'

/** From a group's birth or revival to its death. Days are business-day numbers; `until` is the last day looked at. */
export type Spell = {
  bornOn: number
  /** First day of the silence that ended the spell, or the day of dissolution; null while it lasts. */
  diedOn: number | null
  /** The day the spell is known to have lasted to: death, else the first day of a silence still shorter than 14 days. */
  lastedTo: number
}

export type Life = { state: LifeState; silentDays: number; lastActiveOn: number | null; spells: Spell[] }

/** A week of silence is silent; a fortnight is death. */
export const silentAfterDays = 7
export const deadAfterDays = 14

/** An active day has at least two distinct human speakers: one voice alone is no group. */
export function isActiveDay(distinctSpeakers: number): boolean {
  return distinctSpeakers >= 2
}

/** What `readLife` needs: `activeDays` as business-day numbers in any order; `until` is the last full day. */
type LifeRecord = { bornOn: number; until: number; activeDays: Iterable<number>; dissolvedOn?: number | null }

/**
 * A group's life: death is the first day of the first gap of 14 silent days, or dissolution; a revival starts a new
 * spell. A gap still shorter at the end is censored at its first day, not counted as death. A group younger than
 * 7 days that has not had an active day yet counts as alive: it had no week to fall silent in.
 */
export function readLife({ bornOn, until, activeDays, dissolvedOn = null }: LifeRecord): Life {
  const end = dissolvedOn === null ? until : Math.min(until, dissolvedOn - 1)
  const days = [...new Set(activeDays)].filter((day) => day >= bornOn && day <= end).sort((a, b) => a - b)
  const spells = spellsOf(bornOn, end, days)
  const silentDays = Math.max(0, end - (days.at(-1) ?? bornOn - 1))
  const dissolved = dissolvedOn !== null && dissolvedOn <= until
  if (dissolved) endLast(spells, dissolvedOn)
  return { state: dissolved ? 'dead' : stateAfter(silentDays), silentDays, lastActiveOn: days.at(-1) ?? null, spells }
}

/** The state of a group after so many days in a row without an active day. */
function stateAfter(silentDays: number): LifeState {
  if (silentDays >= deadAfterDays) return 'dead'
  return silentDays >= silentAfterDays ? 'silent' : 'alive'
}

function spellsOf(bornOn: number, end: number, days: readonly number[]): Spell[] {
  const spells: Spell[] = []
  let start = bornOn
  let quietFrom = bornOn
  for (const day of days) {
    if (day - quietFrom >= deadAfterDays) {
      spells.push({ bornOn: start, diedOn: quietFrom, lastedTo: quietFrom })
      start = day
    }
    quietFrom = day + 1
  }
  const died = end + 1 - quietFrom >= deadAfterDays
  return [...spells, { bornOn: start, diedOn: died ? quietFrom : null, lastedTo: quietFrom }]
}

/** Dissolution ends a spell that silence has not ended before. */
function endLast(spells: Spell[], dissolvedOn: number): void {
  const last = spells.at(-1)
  if (last && last.diedOn === null) spells[spells.length - 1] = { ...last, diedOn: dissolvedOn, lastedTo: dissolvedOn }
}
