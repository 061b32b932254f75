import { binSeconds, type Expected, type HeatBaseline, newBaseline, takeBin } from './heat-baseline.ts'
import { negativeBinomialTail } from './numerics/tails.ts'

/** A group's heat between two bins; plain JSON, about 2,000 numbers, kept by the caller and changed in place. */
export type HeatState = {
  baseline: HeatBaseline
  /** Bins, sum of μ and of (y − μ)² over the first 21 days, from which the size r comes. */
  seen: { bins: number; mu: number; squares: number }
  /** Bin of the last hit, and the alarms of the last 7 days. */
  lastHit: number | null
  alarms: { bin: number; p: number }[]
  rule: HeatRule
}

/** What rings: a chance below `alpha`, at most `budget` times in 7 days unless rarer than all of them. Bins in seconds. */
export type HeatRule = { alpha: number; budget: number; bin: number }

/** One bin. `mu`, `p` and `heat` are null while nothing is known to compare with. */
export type HeatReading = {
  messages: number
  mu: number | null
  p: number | null
  heat: number | null
  alarm: boolean
}

/** Alarm when so many messages had less than this chance, and there are at least 8. Heat 75 is the same line. */
export const alarmChance = 1e-3
export const fewestMessages = 8
export const alarmsPerWeek = 3
const episodeBins = 3
const learningWeeks = 3
const weekSeconds = 604_800

/** A group nobody has read yet. `bin` must divide a week. */
export function newHeat({
  alpha = alarmChance,
  budget = alarmsPerWeek,
  bin = binSeconds,
}: Partial<HeatRule> = {}): HeatState {
  const baseline = newBaseline(weekSeconds / bin)
  const rule = { alpha, budget, bin }
  return { baseline, seen: { bins: 0, mu: 0, squares: 0 }, lastHit: null, alarms: [], rule }
}

/**
 * Takes in the human messages (spam left out) of the next ten minutes, silent ones as 0, and says how hot they are:
 * heat = min(100, −25·log₁₀ p), p = P(Y ≥ y) for a negative-binomial count. No alarm within the first 21 days; until
 * then `tenantSize`, the median size r of the tenant's groups, gives the heat.
 */
export function stepHeat(state: HeatState, messages: number, tenantSize: number | null = null): HeatReading {
  const expected = takeBin(state.baseline, messages)
  const size = sizeOf(state) ?? tenantSize
  const learning = isLearning(state)
  for (const bin of expected) remember(state, bin)
  const mu = expected.at(-1)?.mu ?? null
  if (mu === null || size === null) return { messages, mu, p: null, heat: null, alarm: false }
  const p = negativeBinomialTail(messages, mu, size)
  return { messages, mu, p, heat: heatOf(p), alarm: !learning && raisesAlarm(state, messages, p) }
}

/** The negative-binomial size r = m²/(v − m) of a group's first 21 days; null before. The tenant's median is made of these. */
export function sizeOf(state: HeatState): number | null {
  if (isLearning(state)) return null
  const { bins, mu, squares } = state.seen
  const mean = mu / bins
  return mean ** 2 / Math.max(squares / bins - mean, 1e-6)
}

/** 0–100: 25 for one chance in ten, 75 for one in a thousand. */
export function heatOf(p: number): number {
  return Math.min(100, Math.max(0, -25 * Math.log10(p)))
}

function isLearning({ seen, baseline }: HeatState): boolean {
  return seen.bins < learningWeeks * baseline.sums.length
}

function remember(state: HeatState, { messages, mu }: Expected): void {
  if (!isLearning(state)) return
  const { bins, mu: sum, squares } = state.seen
  state.seen = { bins: bins + 1, mu: sum + mu, squares: squares + (messages - mu) ** 2 }
}

/**
 * Hits within three bins are one episode and ring once; after three alarms in 7 days only something rarer than all of
 * them rings.
 */
function raisesAlarm(state: HeatState, messages: number, p: number): boolean {
  if (p >= state.rule.alpha || messages < fewestMessages) return false
  const bin = state.baseline.bins - 1
  const sameEpisode = state.lastHit !== null && bin - state.lastHit <= episodeBins
  state.lastHit = bin
  state.alarms = state.alarms.filter((alarm) => bin - alarm.bin < state.baseline.sums.length)
  const spent = state.alarms.length >= state.rule.budget && state.alarms.some((alarm) => alarm.p <= p)
  if (sameEpisode || spent) return false
  state.alarms.push({ bin, p })
  return true
}
