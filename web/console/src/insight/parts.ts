/** The parts of health on the page: their order, how their values are written, and what lies behind them. */
import { percent } from '../../../ui/formats.ts'
import type { EvidenceAsked, Health, HealthPart } from './shapes.ts'
import { daysUntil } from './windows.ts'

type Part = Health['parts'][number]

/** Weakest first, because that is where something can be done; what could not be measured stays last. */
export function partOrder(parts: readonly Part[]): Part[] {
  return [...parts]
    .filter((part) => part.weight > 0)
    .sort((a, b) => (a.share ?? 2) - (b.share ?? 2) || b.weight - a.weight)
}

/** `fresh` counts threads per day and 100 seats; everything else is a share. */
export function partValue(part: HealthPart, value: number | null): string {
  if (value === null) return '–'
  return part === 'fresh' ? value.toFixed(1) : percent(value)
}

const counted: Record<HealthPart, { of: EvidenceAsked['of']; days: number | null } | null> = {
  speak: { of: 'speakers', days: 7 },
  steady: { of: 'speakers', days: 7 },
  reply: { of: 'questions', days: 28 },
  mesh: { of: 'replies', days: 28 },
  depend: { of: 'replies', days: 28 },
  stay: { of: 'newcomers', days: null },
  fresh: { of: 'started', days: 28 },
  calm: { of: 'removed', days: 7 },
  hold: { of: 'exits', days: 28 },
  trade: null,
}

/** The messages or members that a part was counted from, up to the day it was measured; `trade` has none yet. */
export function partEvidence(part: HealthPart, asOf: string | null): EvidenceAsked | null {
  const behind = counted[part]
  if (!behind) return null
  return { of: behind.of, ...(behind.days === null ? {} : daysUntil(asOf, behind.days)) }
}
