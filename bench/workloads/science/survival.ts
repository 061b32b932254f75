/** Gate 7: survival curves, tests and fits on published sets. */
import { readFileSync } from 'node:fs'
import { fitCox } from '../../../server/science/survival/cox.ts'
import { kaplanMeier, medianSurvival } from '../../../server/science/survival/kaplan-meier.ts'
import { logRank } from '../../../server/science/survival/log-rank.ts'
import { fitWeibull } from '../../../server/science/survival/weibull.ts'
import { type GateSet, noneMissed } from './gates.ts'
import { answers, data } from './places.ts'
import { readRows } from './rows.ts'

const files = {
  waltons: data('lifelines/waltons_dataset.csv'),
  rossi: data('lifelines/rossi.csv'),
  gbsg2: data('lifelines/gbsg2.csv'),
}
type Known = readonly [mine: number, known: number, tolerance: number]

export const survivalGates: readonly GateSet[] = [
  {
    title: 'gate 7',
    needs: [...Object.values(files), answers],
    measure: () => {
      const known = JSON.parse(readFileSync(answers, 'utf8')).survival
      return [
        noneMissed('gate7_waltons_missed', waltons(known.waltons)),
        noneMissed('gate7_rossi_missed', rossi(known.rossi_cox_efron)),
        noneMissed('gate7_gbsg2_missed', gbsg2(known.gbsg2)),
      ]
    },
  },
]

const close = (mine: number | null | undefined, known: number, tolerance = 1e-3): Known => [
  mine ?? Number.NaN,
  known,
  tolerance,
]

type Fit = { lambda: number; rho: number; ll: number; mean?: number; median?: number }
type Test = { chi2: number; variance?: number; observed_control?: number; expected_control?: number }
type WaltonsKnown = {
  km_median: number
  km_median_control: number
  km_median_mir137: number
  km: { t: number; at_risk: number; S: number; se: number; ci: [number, number] }[]
  weibull: Fit
  logrank_control_vs_mir137: Required<Test>
}
type RossiKnown = { coef: Record<string, number>; se: Record<string, number>; ll: number; c_index: number }
type Gbsg2Known = {
  km_median: number
  km_median_horTh_yes: number
  km_median_horTh_no: number
  S: Record<string, [number, number, number]>
  logrank_horTh: { chi2: number; observed_yes: number; expected_yes: number }
  weibull: Fit
  cox_efron: Record<string, number>
}

function waltons(known: WaltonsKnown): Known[] {
  const lives = readRows(files.waltons).map(({ T, E, group = '' }) => ({ t: Number(T), died: E === '1', group }))
  const medianOf = (group: string) => medianSurvival(kaplanMeier(lives.filter((life) => life.group === group)))
  const curve = kaplanMeier(lives)
  const test = logRank(lives)
  const { chi2, observed_control, expected_control, variance } = known.logrank_control_vs_mir137
  return [
    close(medianSurvival(curve), known.km_median),
    close(medianOf('control'), known.km_median_control),
    close(medianOf('miR-137'), known.km_median_mir137),
    ...known.km.flatMap(({ t, at_risk, S, se, ci }) => {
      const step = curve.find((one) => one.t === t)
      const steps = [close(step?.atRisk, at_risk), close(step?.s, S), close(step?.se, se)]
      return [...steps, close(step?.low, ci[0]), close(step?.high, ci[1])]
    }),
    ...weibull(lives, known.weibull),
    close(test?.chi2, chi2),
    close(test?.groups[0]?.observed, observed_control),
    close(test?.groups[0]?.expected, expected_control),
    close(test?.variance, variance),
  ]
}

function weibull(lives: Parameters<typeof fitWeibull>[0], known: Fit): Known[] {
  const fit = fitWeibull(lives)
  const found = [
    // The known scale of gbsg2 stands .02 beside the exact maximum.
    close(fit?.lambda, known.lambda, Math.max(1e-3, 2e-5 * known.lambda)),
    close(fit?.rho, known.rho),
    close(fit?.logLikelihood, known.ll),
  ]
  if (known.mean !== undefined) found.push(close(fit?.mean, known.mean))
  if (known.median !== undefined) found.push(close(fit?.median, known.median))
  return found
}

function rossi(known: RossiKnown): Known[] {
  const names = Object.keys(known.coef)
  const lives = readRows(files.rossi).map((row) => ({
    t: Number(row.week),
    died: row.arrest === '1',
    x: names.map((name) => Number(row[name])),
  }))
  const fit = fitCox(lives, names)
  return [
    ...names.map((name, k) => close(fit?.factors[k]?.coefficient, known.coef[name] ?? Number.NaN)),
    ...names.map((name, k) => close(fit?.factors[k]?.se, known.se[name] ?? Number.NaN)),
    close(fit?.logLikelihood, known.ll),
    close(fit?.cIndex, known.c_index),
  ]
}

function gbsg2(known: Gbsg2Known): Known[] {
  const factors = ['horTh_yes', 'age', 'tsize', 'pnodes', 'progrec']
  const lives = readRows(files.gbsg2).map((row) => ({
    t: Number(row.time),
    died: row.cens === '1',
    group: row.horTh ?? '',
    x: factors.map((name) => (name === 'horTh_yes' ? Number(row.horTh === 'yes') : Number(row[name]))),
  }))
  const curve = kaplanMeier(lives)
  const medianOf = (group: string) => medianSurvival(kaplanMeier(lives.filter((life) => life.group === group)))
  const test = logRank(lives)
  const yes = test?.groups.find(({ group }) => group === 'yes')
  const fit = fitCox(lives, factors)
  return [
    close(medianSurvival(curve), known.km_median),
    close(medianOf('yes'), known.km_median_horTh_yes),
    close(medianOf('no'), known.km_median_horTh_no),
    ...Object.entries(known.S).flatMap(([day, [s, low, high]]) => {
      const step = curve.findLast(({ t }) => t <= Number(day))
      return [close(step?.s, s), close(step?.low, low), close(step?.high, high)]
    }),
    close(test?.chi2, known.logrank_horTh.chi2),
    close(yes?.observed, known.logrank_horTh.observed_yes),
    close(yes?.expected, known.logrank_horTh.expected_yes),
    ...weibull(lives, known.weibull),
    ...factors.map((name, k) => close(fit?.factors[k]?.coefficient, known.cox_efron[name] ?? Number.NaN)),
    close(fit?.logLikelihood, known.cox_efron.ll ?? Number.NaN),
    close(fit?.cIndex, known.cox_efron.c_index ?? Number.NaN),
  ]
}
