/** A logged decision: reward, the chance it had under the policy that made it, and under the one to be valued. */
export type Logged = { reward: number; propensity: number; chance: number }

/** What another policy would have earned per decision. `refused`: too little of the log speaks about it. */
type PolicyValue = {
  ips: number
  ipsSe: number
  snips: number
  ess: number
  maxWeight: number
  refused: boolean
}

const leastEvidence = 1000

/**
 * Values a policy by weighting the log of another: IPS mean(w·y), SNIPS Σwy/Σw, effective sample size (Σw)²/Σw². Refused
 * below an effective size of 1,000, counted on unclipped weights: clipping raises the size without new evidence.
 * Decisions without a propensity are left out.
 */
export function valuePolicy(log: readonly Logged[]): PolicyValue {
  const rows = log
    .filter(({ propensity }) => propensity > 0)
    .map((one) => ({ y: one.reward, w: one.chance / one.propensity }))
  const n = Math.max(1, rows.length)
  const weight = rows.reduce((sum, { w }) => sum + w, 0)
  const squares = rows.reduce((sum, { w }) => sum + w * w, 0)
  const earned = rows.reduce((sum, { y, w }) => sum + w * y, 0)
  const ips = earned / n
  const variance = rows.reduce((sum, { y, w }) => sum + (w * y - ips) ** 2, 0) / Math.max(1, n - 1)
  const ess = squares > 0 ? weight ** 2 / squares : 0
  const maxWeight = rows.reduce((most, { w }) => Math.max(most, w), 0)
  const snips = weight > 0 ? earned / weight : 0
  return { ips, ipsSe: Math.sqrt(variance / n), snips, ess, maxWeight, refused: ess < leastEvidence }
}
