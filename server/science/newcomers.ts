import { type Share, shareOf } from './shares.ts'

/** One who joined, and the days on which he or she wrote; business-day numbers. */
export type Newcomer = { joinedOn: number; activeDays: Iterable<number> }

/** The share of members who joined 14–42 days ago and wrote something in their second week (day 7–13 after joining). */
export function newcomersWhoStayed(newcomers: Iterable<Newcomer>, today: number): Share {
  let joined = 0
  let stayed = 0
  for (const { joinedOn, activeDays } of newcomers) {
    const age = today - joinedOn
    if (age < 14 || age > 42) continue
    joined += 1
    if (wroteBetween(activeDays, joinedOn + 7, joinedOn + 13)) stayed += 1
  }
  return shareOf(stayed, joined)
}

function wroteBetween(days: Iterable<number>, first: number, last: number): boolean {
  for (const day of days) if (day >= first && day <= last) return true
  return false
}
