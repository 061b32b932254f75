/** Window of insight: how long groups live. */
import { z } from 'zod'
import { day, endpoint } from '../../../kernel/contract.ts'
import { preset } from '../../community/contract.ts'

/** From day `t` of life on, the share `share` of groups is still alive; 95 % band from `low` to `high`. */
export const survivalStep = z.object({
  t: z.number(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
  atRisk: z.number().int(),
  died: z.number().int(),
})

const lives = {
  groups: z.number().int(),
  /** Fell silent for a fortnight, or were dissolved; the others are still there: their end is not known yet. */
  died: z.number().int(),
  curve: z.array(survivalStep),
  /** Days after which half of the groups are gone; null while more than half live. */
  median: z.number().nullable(),
}

export const readSurvivalEndpoint = endpoint({
  name: 'insight.read_survival',
  route: 'GET /insight/survival',
  summary: 'How long groups live: survival curve with band, mean and median, presets compared',
  output: z.object({
    /** The last full day looked at. */
    asOf: day,
    ...lives,
    /** Fewer groups than this make no curve. */
    needed: z.number().int(),
    /** The longest life seen so far, in days. */
    longest: z.number(),
    /** Mean days lived within `longest`: a lower bound, as longer lives are not known yet. Null without a group. */
    meanSoFar: z.number().nullable(),
    /** The smooth curve exp(−(t/λ)^ρ) with its own mean and median, days; null with fewer than two deaths apart. */
    weibull: z.object({ lambda: z.number(), rho: z.number(), mean: z.number(), median: z.number() }).nullable(),
    /** The folk figure, days: a line to compare with, not a promise. */
    benchmark: z.number().int(),
    /** Presets with enough groups. Owners chose them, so a difference need not come from the preset. */
    presets: z.array(z.object({ preset, ...lives })),
    /** Log-rank test between these presets; null with fewer than two. */
    comparison: z.object({ chi2: z.number(), df: z.number().int(), p: z.number() }).nullable(),
  }),
})
export type Survival = z.infer<typeof readSurvivalEndpoint.output>
