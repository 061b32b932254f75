/** The parts of community health. */
export type PartName = 'speak' | 'steady' | 'reply' | 'mesh' | 'depend' | 'stay' | 'fresh' | 'calm' | 'hold' | 'trade'

/** What a community lives for; each kind weighs the parts differently. */
export type CommunityKind = 'interest' | 'commerce' | 'learning'

/** How a part turns into marks: none at `lo`, full at `hi`; where less is better, `lo` is the higher number. */
type PartScale = { lo: number; hi: number; weight: Record<CommunityKind, number> }

export type HealthScale = Record<PartName, PartScale>

/** Our defaults, by judgement; a tenant may keep a scale of its own. Weights of a kind add up to 1. */
export const defaultHealthScale: HealthScale = {
  speak: { lo: 0.02, hi: 0.2, weight: { interest: 0.2, commerce: 0.15, learning: 0.15 } },
  steady: { lo: 0.25, hi: 1, weight: { interest: 0.15, commerce: 0.15, learning: 0.15 } },
  reply: { lo: 0.2, hi: 0.9, weight: { interest: 0.15, commerce: 0.2, learning: 0.2 } },
  mesh: { lo: 0.3, hi: 0.8, weight: { interest: 0.15, commerce: 0.05, learning: 0.1 } },
  depend: { lo: 0.5, hi: 0.95, weight: { interest: 0.05, commerce: 0.05, learning: 0.05 } },
  stay: { lo: 0.05, hi: 0.4, weight: { interest: 0.1, commerce: 0.1, learning: 0.15 } },
  fresh: { lo: 0, hi: 3, weight: { interest: 0.1, commerce: 0.05, learning: 0.1 } },
  calm: { lo: 0.1, hi: 0, weight: { interest: 0.05, commerce: 0.1, learning: 0.05 } },
  hold: { lo: 0.1, hi: 0, weight: { interest: 0.05, commerce: 0.05, learning: 0.05 } },
  trade: { lo: 0, hi: 0.15, weight: { interest: 0, commerce: 0.1, learning: 0 } },
}

export const partNames = Object.keys(defaultHealthScale) as PartName[]

/** Parts that are shares of counted cases, and so are drawn to the tenant's median when the cases are few. */
export const shareParts: ReadonlySet<PartName> = new Set([
  'speak',
  'reply',
  'mesh',
  'depend',
  'stay',
  'calm',
  'hold',
  'trade',
])
