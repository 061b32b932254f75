/** Gates 15 and 16: valuing policies from logs, and the statistics of experiments. */
import { readFileSync } from 'node:fs'
import { compareArms } from '../../../server/science/experiments/compare.ts'
import { compareByCuped } from '../../../server/science/experiments/cuped.ts'
import { type Logged, valuePolicy } from '../../../server/science/experiments/off-policy.ts'
import { likelihoodRatio, stopAt } from '../../../server/science/experiments/sequential.ts'
import { checkSampleRatio } from '../../../server/science/experiments/srm.ts'
import { mulberry32 } from '../../../server/science/random.ts'
import { shuffle } from '../../../server/science/shuffle.ts'
import { atMost, type Gate, type GateSet, noneMissed } from './gates.ts'
import { answers, data } from './places.ts'
import { readRows } from './rows.ts'

const random = data('open-bandit/random_men.csv.gz')
const thompson = data('open-bandit/bts_men.csv.gz')
const mails = data('hillstrom/hillstrom_even_rows.csv.gz')
type Known = readonly [mine: number, known: number, tolerance: number]

export const experimentGates: readonly GateSet[] = [
  { title: 'gate 15', needs: [random, thompson, answers], measure: measurePolicies },
  { title: 'gate 16', needs: [mails, answers], measure: measureExperiment },
]

const known = () => JSON.parse(readFileSync(answers, 'utf8'))
const relative = (mine: number, value: number): Known => [mine, value, 1e-3 * Math.abs(value)]

function measurePolicies(): Gate[] {
  const { off_policy_men: right } = known()
  const { arms } = right
  const read = (file: URL) =>
    readRows(file).map((row) => ({
      ...{ item: row.item_id ?? '', position: row.position ?? '' },
      ...{ reward: Number(row.click), propensity: Number(row.propensity_score) },
    }))
  const [uniform, learned] = [read(random), read(thompson)]
  const fromThompson = valuePolicy(learned.map((one): Logged => ({ ...one, chance: 1 / arms })))
  const shares = new Map<string, number>()
  for (const { item } of learned) shares.set(item, (shares.get(item) ?? 0) + 1 / learned.length)
  const fromRandom = valuePolicy(uniform.map((one): Logged => ({ ...one, chance: shares.get(one.item) ?? 0 })))
  const refused = right.uniform_from_thompson_log
  const allowed = right.item_shares_of_thompson_from_random_log
  return [
    noneMissed('gate15_missed', [
      relative(fromThompson.ips, refused.ips),
      relative(fromThompson.ipsSe, refused.ips_se),
      relative(fromThompson.snips, refused.snips),
      relative(fromThompson.ess, refused.ess),
      relative(fromThompson.maxWeight, refused.max_weight),
      [Number(fromThompson.refused), 1, 0],
      relative(fromRandom.ips, allowed.ips),
      relative(fromRandom.snips, allowed.snips),
      relative(fromRandom.ess, allowed.ess),
      [Number(fromRandom.refused), 0, 0],
    ]),
  ]
}

type Mail = Record<string, string>

function measureExperiment(): Gate[] {
  const right = known().ab_hillstrom_even_rows
  const rows = readRows(mails)
  const arms = Map.groupBy(rows, (row) => (row.segment ?? '').split(' ')[0]?.toLowerCase() ?? '')
  const [none = [], mens = [], womens = []] = ['no', 'mens', 'womens'].map((arm) => arms.get(arm) ?? [])
  const { chi2, p } = checkSampleRatio([none, mens, womens].map((arm) => arm.length))
  return [
    noneMissed('gate16_missed', [
      [chi2, right.srm.chi2, 1e-3],
      [p, right.srm.p, 1e-3],
      ...armKnown(mens, none, right.mens, right.cuped_history_mens),
      ...armKnown(womens, none, right.womens, right.cuped_history_womens),
    ]),
    atMost('gate16_aa_alarms', countAlarms(none), 0.05, 'mSPRT, 1,000 A/A reshuffles, 21 looks'),
  ]
}

type ArmAnswers = Record<'visit_diff' | 'visit_z' | 'conversion_z' | 'spend_diff' | 'spend_welch_t', number> & {
  visit_ci: [number, number]
}

function armKnown(arm: Mail[], control: Mail[], right: ArmAnswers, cuped: Record<string, number>): Known[] {
  const compare = (name: string) =>
    compareArms({ arm: arm.map((row) => Number(row[name])), control: control.map((row) => Number(row[name])) })
  const [visit, conversion, spend] = [compare('visit'), compare('conversion'), compare('spend')]
  const pairs = (part: Mail[]) => part.map((row) => ({ y: Number(row.spend), x: Number(row.history) }))
  const adjusted = compareByCuped(pairs(arm), pairs(control))
  return [
    [visit.difference, right.visit_diff, 1e-3],
    [visit.statistic, right.visit_z, 1e-3],
    [visit.low, right.visit_ci[0], 1e-3],
    [visit.high, right.visit_ci[1], 1e-3],
    [conversion.statistic, right.conversion_z, 1e-3],
    [spend.difference, right.spend_diff, 1e-3],
    [spend.statistic, right.spend_welch_t, 1e-3],
    relative(adjusted?.theta ?? 0, cuped.theta ?? Number.NaN),
    [adjusted?.difference ?? 0, cuped.diff ?? Number.NaN, 1e-3],
    [adjusted?.statistic ?? 0, cuped.t ?? Number.NaN, 1e-3],
  ]
}

/** The share of experiments between two halves of one arm that would have been stopped at some look. */
function countAlarms(rows: readonly Mail[]): number {
  const visits = rows.map((row) => Number(row.visit))
  const chance = mulberry32(1)
  const trials = 1000
  let alarms = 0
  for (let trial = 0; trial < trials; trial++) if (ringsAtAnyLook(shuffle(visits, chance))) alarms += 1
  return alarms / trials
}

function ringsAtAnyLook(visits: readonly number[]): boolean {
  let [a, b, n] = [0, 0, 0]
  for (let look = 250; look <= 5250; look += 250) {
    for (; n < look; n++) {
      a += visits[2 * n] as number
      b += visits[2 * n + 1] as number
    }
    const variance = (a / n) * (1 - a / n) + (b / n) * (1 - b / n)
    if (likelihoodRatio(n, (a - b) / n, variance, 0.02) >= stopAt) return true
  }
  return false
}
