/** Heat is read every ten minutes; a week has 1,008 of these bins. */
export const binSeconds = 600
export const binsPerWeek = 1008

const slowly = 0.0005
const weeklyMemory = 0.8
const leastLevel = 0.05
const steadyBins = 2

/**
 * What a group usually writes in each ten minutes of its week: a slow level times a weekly pattern. Plain JSON. `week`
 * collects the first week, from whose mean the level starts; from then on it is null.
 */
export type HeatBaseline = { bins: number; week: number[] | null; level: number; sums: number[]; weights: number[] }

/** `weekBins`: how many bins a week has; 1,008 of ten minutes. */
export function newBaseline(weekBins = binsPerWeek): HeatBaseline {
  const zeros = () => Array.from({ length: weekBins }, () => 0)
  return { bins: 0, week: [], level: 0, sums: zeros(), weights: zeros() }
}

/** What the baseline had expected of a bin, and what came. */
export type Expected = { messages: number; mu: number }

/**
 * Takes in the next bin, changing the baseline in place, and returns what it had expected: nothing during the first
 * week, at the end of which that whole week is read once more from its own mean, then one bin at a time.
 */
export function takeBin(baseline: HeatBaseline, messages: number): Expected[] {
  if (baseline.week === null) return [learn(baseline, messages)]
  baseline.week.push(messages)
  if (baseline.week.length < baseline.sums.length) return []
  const week = baseline.week
  baseline.week = null
  baseline.level = week.reduce((sum, count) => sum + count, 0) / week.length + leastLevel
  return week.map((count) => learn(baseline, count))
}

/** μ = L·(Σ s + 2)/(Σ w + 2) over the bin of the week and two on either side, read before the bin is learnt. */
function learn(baseline: HeatBaseline, messages: number): Expected {
  const { bins, level, sums, weights } = baseline
  const mu = (level * (around(sums, bins) + steadyBins)) / (around(weights, bins) + steadyBins)
  const hour = bins % sums.length
  sums[hour] = weeklyMemory * (sums[hour] ?? 0) + messages / Math.max(level, leastLevel)
  weights[hour] = weeklyMemory * (weights[hour] ?? 0) + 1
  baseline.level = (1 - slowly) * level + slowly * messages
  baseline.bins = bins + 1
  return { messages, mu }
}

function around(row: readonly number[], bin: number): number {
  let sum = 0
  for (let aside = -2; aside <= 2; aside++) sum += row[(bin + aside + row.length) % row.length] ?? 0
  return sum
}
