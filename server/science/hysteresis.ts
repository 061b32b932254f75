/** A state that only changes after the figures have pointed to the same other state on several days in a row. */
export type Settled<S> = {
  state: S
  /** The business day on which the state was entered. */
  since: number
  /** The last day taken in. */
  day: number
  /** Where the last days have been pointing to, and for how many; null when they point to `state`. */
  turning: { to: S; days: number } | null
}

/** A change needs three days in a row pointing to the same state. */
export const daysToTurn = 3

/** Takes in one day that points to `pointed`. A day left out breaks the row; a day taken in before changes nothing. */
export function settle<S>(before: Settled<S>, pointed: S, day: number): Settled<S> {
  if (day <= before.day) return before
  if (pointed === before.state) return { ...before, day, turning: null }
  const inRow = day === before.day + 1 && before.turning?.to === pointed ? before.turning.days : 0
  if (inRow + 1 >= daysToTurn) return { state: pointed, since: day, day, turning: null }
  return { ...before, day, turning: { to: pointed, days: inRow + 1 } }
}
