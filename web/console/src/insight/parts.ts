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

/** What stands behind each part; the server knows over which days it was measured. `trade` has nothing yet. */
export const partEvidence: Record<HealthPart, EvidenceAsked | null> = {
  speak: { of: 'speakers', part: 'speak' },
  steady: { of: 'speakers', part: 'steady' },
  reply: { of: 'questions', part: 'reply' },
  mesh: { of: 'replies', part: 'mesh' },
  depend: { of: 'replies', part: 'depend' },
  stay: { of: 'newcomers', part: 'stay' },
  fresh: { of: 'started', part: 'fresh' },
  calm: { of: 'removed', part: 'calm' },
  hold: { of: 'exits', part: 'hold' },
  trade: null,
}
