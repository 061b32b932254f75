import type { Health, NoScoreReason } from '../../../science/health.ts'
import type { HealthRow } from '../contract.ts'

const missing: Record<NoScoreReason, HealthRow['missing']> = {
  too_few_seats: 'seats',
  too_young: 'age',
  too_little_measured: 'coverage',
}

/** A group's health at the end of a day, in the words of the window. */
export function healthOf(asOf: string, { score, reason, coverage, parts }: Health): HealthRow {
  return {
    asOf,
    score,
    coverage,
    missing: reason && missing[reason],
    parts: parts.map(({ name, value, shrunk, n, lo, hi, share, weight }) => {
      return { part: name, value, shrunk, n, lo, hi, share, weight }
    }),
  }
}
