/** How long the groups of a tenant live, as one page tells it. */
import { kaplanMeier, medianSurvival, restrictedMean } from '../../../science/survival/kaplan-meier.ts'
import type { Lifetime } from '../../../science/survival/lifetime.ts'
import { logRank } from '../../../science/survival/log-rank.ts'
import { fitWeibull } from '../../../science/survival/weibull.ts'
import type { Preset } from '../../community/contract.ts'
import type { Survival } from '../contract.ts'

export type PresetLifetime = Lifetime & { preset: Preset }

/** Below this number a curve would tell of single groups, and its band would reach from the top to the bottom. */
export const fewestGroups = 5
/** "A group lives 36 days", as people say: compared with, never assumed. */
const benchmarkDays = 36

export function survivalOf(lifetimes: readonly PresetLifetime[]): Omit<Survival, 'asOf'> {
  const longest = Math.max(0, ...lifetimes.map(({ t }) => t))
  const presets = Map.groupBy(lifetimes, ({ preset }) => preset)
  const enough = [...presets].filter(([, own]) => own.length >= fewestGroups).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...livesOf(lifetimes),
    needed: fewestGroups,
    longest,
    ...centreOf(lifetimes, longest),
    benchmark: benchmarkDays,
    presets: enough.map(([preset, own]) => ({ preset, ...livesOf(own) })),
    comparison: compare(enough.flatMap(([group, own]) => own.map((one) => ({ ...one, group })))),
  }
}

function livesOf(lifetimes: readonly Lifetime[]) {
  const known = lifetimes.length >= fewestGroups
  const steps = known ? kaplanMeier(lifetimes) : []
  return {
    groups: lifetimes.length,
    died: lifetimes.filter(({ died }) => died).length,
    curve: steps.map(({ t, s, low, high, atRisk, died }) => ({ t, share: s, low, high, atRisk, died })),
    median: medianSurvival(steps),
  }
}

function centreOf(lifetimes: readonly Lifetime[], longest: number): Pick<Survival, 'meanSoFar' | 'weibull'> {
  if (lifetimes.length < fewestGroups) return { meanSoFar: null, weibull: null }
  const fit = fitWeibull(lifetimes)
  const weibull = fit && { lambda: fit.lambda, rho: fit.rho, mean: fit.mean, median: fit.median }
  return { meanSoFar: restrictedMean(kaplanMeier(lifetimes), longest), weibull }
}

function compare(lifetimes: readonly (Lifetime & { group: string })[]): Survival['comparison'] {
  const test = logRank(lifetimes)
  return test && { chi2: test.chi2, df: test.df, p: test.p }
}
