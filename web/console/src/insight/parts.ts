/** The parts of health on the page: their order, how their values are written, and what lies behind them. */
import { percent } from '../../../ui/formats.ts'
import type { EvidenceAsked, Health, HealthPart } from './shapes.ts'

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

/** The messages or members that a part was counted from; `trade` has none before there are orders. */
export const partEvidence: Record<HealthPart, EvidenceAsked | null> = {
  speak: { of: 'speakers' },
  steady: { of: 'speakers' },
  reply: { of: 'questions' },
  mesh: { of: 'replies' },
  depend: { of: 'replies' },
  stay: { of: 'newcomers' },
  fresh: { of: 'started' },
  calm: { of: 'removed' },
  hold: { of: 'exits' },
  trade: null,
}
