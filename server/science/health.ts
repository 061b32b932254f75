import type { Parts } from './health-parts.ts'
import {
  type CommunityKind,
  defaultHealthScale,
  type HealthScale,
  type PartName,
  partNames,
  shareParts,
} from './health-scale.ts'
import { isShown, shrinkShare } from './shares.ts'

/** One part of a group's health, as a page shows it. */
export type HealthPart = {
  name: PartName
  /** As measured; null where nothing could be counted. */
  value: number | null
  /** `value` drawn to the tenant's median, which the marks are given for; null when not measured. */
  shrunk: number | null
  n: number
  lo: number
  hi: number
  /** Marks from 0 to 1. */
  share: number | null
  weight: number
  /** False below 5 cases: shown as "–" and left out of the score. */
  measured: boolean
}

export type NoScoreReason = 'too_few_seats' | 'too_young' | 'too_little_measured'

/** A group's health: 0–100 or null with the reason, the weight of the parts measured, and the parts that count. */
export type Health = { score: number | null; reason: NoScoreReason | null; coverage: number; parts: HealthPart[] }

export type HealthQuestion = {
  kind: CommunityKind
  seats: number
  ageDays: number
  parts: Parts
  /** The tenant's median of each share, towards which shares of few cases are drawn; none, no drawing. */
  medians?: Partial<Record<PartName, number>>
  scale?: HealthScale
}

export const fewestSeats = 8
export const youngestDays = 3
export const leastCoverage = 0.5

/**
 * Health = 100 · Σ w·s / Σ w over the parts that could be measured, s = (v − lo)/(hi − lo) kept in [0, 1]. No score below
 * 8 seats, 3 days of age or half of the weight. Never show it without its parts, their n and the coverage.
 */
export function scoreHealth({
  kind,
  seats,
  ageDays,
  parts,
  medians = {},
  scale = defaultHealthScale,
}: HealthQuestion): Health {
  const weighed = partNames.filter((name) => scale[name].weight[kind] > 0)
  const read = weighed.map((name) => markPart(name, kind, parts, medians[name], scale))
  const measured = read.filter((part) => part.share !== null)
  const coverage = Math.min(1, sumOf(measured.map((part) => part.weight)))
  const reason = whyNoScore(seats, ageDays, coverage)
  const marks = sumOf(measured.map((part) => part.weight * (part.share as number)))
  return { score: reason ? null : Math.min(100, (100 * marks) / coverage), reason, coverage, parts: read }
}

function markPart(
  name: PartName,
  kind: CommunityKind,
  parts: Parts,
  median: number | undefined,
  scale: HealthScale,
): HealthPart {
  const { lo, hi, weight } = scale[name]
  const found = parts[name] ?? { value: null, n: 0 }
  const measured = isShown(found)
  const shrunk = measured ? drawn(name, found.value, found.n, median) : null
  const share = shrunk === null ? null : Math.min(1, Math.max(0, (shrunk - lo) / (hi - lo)))
  return { name, value: found.value, shrunk, n: found.n, lo, hi, share, weight: weight[kind], measured }
}

function drawn(name: PartName, value: number, n: number, median: number | undefined): number {
  return median !== undefined && shareParts.has(name) ? shrinkShare(value, n, median) : value
}

function whyNoScore(seats: number, ageDays: number, coverage: number): NoScoreReason | null {
  if (seats < fewestSeats) return 'too_few_seats'
  if (ageDays < youngestDays) return 'too_young'
  // Weights are decimals: .15 + .15 + .2 may fall a last digit short of .5.
  return coverage < leastCoverage - 1e-9 ? 'too_little_measured' : null
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
