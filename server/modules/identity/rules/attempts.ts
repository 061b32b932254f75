/** How often somebody may try before being asked to wait. Pure: the tally before and the clock give the tally after. */

export type Tally = { count: number; since: Date; locks: number; lockedUntil: Date | null }

export type Limit = {
  most: number
  withinMs: number
  /** How long the wait is: for the how-manieth time in a row, and when the window would have ended anyway. */
  lockMs: (locks: number, restMs: number) => number
}

const minute = 60_000
const hour = 60 * minute
/** After a day without too many tries the locks start small again. */
const forgetMs = 24 * hour

const doubling = (firstMs: number) => (locks: number) => Math.min(firstMs * 2 ** (locks - 1), 24 * hour)
const restOfWindow = (_: number, restMs: number) => restMs

export const limits = {
  /** Wrong passwords for one account: five, then 15 minutes, 30, an hour … a day. */
  passwordOfAccount: { most: 5, withinMs: hour, lockMs: doubling(15 * minute) },
  /** Wrong passwords from one network, where many people may sit. */
  passwordFromNetwork: { most: 30, withinMs: 15 * minute, lockMs: doubling(15 * minute) },
  linkToAddress: { most: 5, withinMs: hour, lockMs: restOfWindow },
  linkFromNetwork: { most: 20, withinMs: hour, lockMs: restOfWindow },
} as const satisfies Record<string, Limit>

/** Counts one more try: the new tally, and how many milliseconds to wait when it comes too soon (0: go ahead). */
export function countTry(before: Tally | null, limit: Limit, now: Date): { tally: Tally; waitMs: number } {
  const locked = before?.lockedUntil ? before.lockedUntil.getTime() - now.getTime() : 0
  if (before && locked > 0) return { tally: before, waitMs: locked }
  const tally = windowAt(before, limit, now)
  if (tally.count < limit.most) return { tally: { ...tally, count: tally.count + 1 }, waitMs: 0 }
  const locks = tally.locks + 1
  const waitMs = limit.lockMs(locks, tally.since.getTime() + limit.withinMs - now.getTime())
  return { tally: { ...tally, locks, lockedUntil: new Date(now.getTime() + waitMs) }, waitMs }
}

/** The running window, or a fresh one when it is over or its lock has been sat out. */
function windowAt(before: Tally | null, limit: Limit, now: Date): Tally {
  const age = before ? now.getTime() - before.since.getTime() : Infinity
  if (before && age < limit.withinMs && !before.lockedUntil) return before
  const lastLock = before?.lockedUntil?.getTime() ?? before?.since.getTime() ?? 0
  const locks = before && now.getTime() - lastLock < forgetMs ? before.locks : 0
  return { count: 0, since: now, locks, lockedUntil: null }
}
