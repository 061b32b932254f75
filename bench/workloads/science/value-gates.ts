/** Gates 8 to 11: what customers will buy, when they need it again, how they group. */
import { readFileSync } from 'node:fs'
import { areaUnderCurve } from '../../../server/science/numerics/auc.ts'
import { chanceAlive, expectedPurchases, fitBgNbd, fitNbd } from '../../../server/science/value/bg-nbd.ts'
import { fitValue } from '../../../server/science/value/customer-value.ts'
import { expectedSpend, fitGammaGamma } from '../../../server/science/value/gamma-gamma.ts'
import { buyingUntil, type Purchase } from '../../../server/science/value/purchases.ts'
import { atLeast, atMost, type Gate, type GateSet, noneMissed } from './gates.ts'
import { answers, data } from './places.ts'
import { measureReplenish, readRetail, retailFile, rfmKnown } from './retail.ts'
import { readRows, readText } from './rows.ts'

const summary = data('cdnow/cdnow_customers_summary_with_transactions.csv')
const sample = data('cdnow/CDNOW_sample.txt.gz')
const master = data('cdnow/CDNOW_master.txt.gz')
const heldWeeks = 39
type Known = readonly [mine: number, known: number, tolerance: number]

export const valueGates: readonly GateSet[] = [
  { title: 'gate 8', needs: [summary, master, answers], measure: measureFits },
  { title: 'gate 9', needs: [sample], measure: measureHoldOut },
  { title: 'gates 10 and 11', needs: [retailFile, answers], measure: measureRetail },
]

const known = () => JSON.parse(readFileSync(answers, 'utf8'))
const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000

function measureFits(): Gate[] {
  const { cdnow_2357: fit, gamma_gamma_946: spend } = known().bgnbd
  const histories = readRows(summary).map((row) => ({
    ...{ repeats: Number(row.x), lastAt: Number(row.t_x), age: Number(row.T), value: Number(row.zbar) },
  }))
  const [model, nbd, gamma] = [fitBgNbd(histories), fitNbd(histories), fitGammaGamma(histories)]
  const found: Known[] = (['r', 'alpha', 'a', 'b'] as const).map((name) => [model?.[name] ?? 0, fit[name], 0.01])
  found.push([model?.logLikelihood ?? 0, fit.ll, 0.1], [nbd?.logLikelihood ?? 0, fit.nbd.ll, 0.1])
  for (const name of ['p', 'q', 'v'] as const) found.push([gamma?.[name] ?? 0, spend[name], 0.01])
  for (const { x, t_x, T, value, p_alive } of fit.expected_39_weeks) {
    const history = { repeats: x, lastAt: t_x, age: T }
    if (model) found.push([expectedPurchases(model, history, heldWeeks), value, 1e-3])
    if (model) found.push([chanceAlive(model, history), p_alive, 1e-3])
  }
  for (const { x, m, value } of spend.expected_spend)
    if (gamma) found.push([expectedSpend(gamma, { repeats: x, value: m }), value, 0.01])
  const before = process.cpuUsage()
  const large = fitBgNbd(buyingUntil(readLog(master, 0), day('1997-09-30')))
  const { user, system } = process.cpuUsage(before)
  const { params, ll } = known().bgnbd.cdnow_master_23570
  const names = ['r', 'alpha', 'a', 'b'] as const
  found.push(...names.map((name, at): Known => [large?.[name] ?? 0, params[at], 0.01]))
  found.push([large?.logLikelihood ?? 0, ll, 0.1])
  return [noneMissed('gate8_missed', found), atMost('gate8_cpu_s', (user + system) / 1e6, 5, '23,570 customers')]
}

function measureHoldOut(): Gate[] {
  const log = readLog(sample, 1)
  const cut = day('1997-09-30')
  const buyings = buyingUntil(log, cut)
  const model = fitBgNbd(buyings)
  if (!model) return []
  const later = Map.groupBy(
    log.filter((one) => one.day > cut),
    (one) => one.customer,
  )
  const actual = buyings.map(({ customer }) => new Set(later.get(customer)?.map((one) => one.day)).size)
  const expected = buyings.map((buying) => expectedPurchases(model, buying, heldWeeks))
  const mae = expected.reduce((sum, value, at) => sum + Math.abs(value - (actual[at] ?? 0)), 0) / expected.length
  const sum = (row: number[]) => Math.round(row.reduce((all, value) => all + value, 0))
  const auc = areaUnderCurve(
    expected,
    actual.map((count) => count > 0),
  )
  return [
    atMost('gate9_mae', mae, 0.79, `predicted ${sum(expected)}, actual ${sum(actual)}`),
    atLeast('gate9_auc', auc ?? 0, 0.77),
  ]
}

function measureRetail(): Gate[] {
  const orders = readRetail()
  const { bgnbd, rfm_online_retail } = known()
  const guards = bgnbd.guard_online_retail.flatMap(
    (guard: { calibrate_to: string; n: number; nbd: number[] }): Known[] => {
      const buyings = buyingUntil(orders, day(guard.calibrate_to))
      const { leaving, staying } = fitValue(buyings)
      const fit: Known[] = [
        [staying?.r ?? 0, guard.nbd[0] ?? -1, 1e-3],
        [staying?.alpha ?? 0, guard.nbd[1] ?? -1, 1e-2],
      ]
      return [[buyings.length, guard.n, 0], [leaving === null ? 1 : 0, 1, 0], ...fit]
    },
  )
  const replenish = measureReplenish(orders)
  return [
    noneMissed('gate10_guard_missed', guards),
    noneMissed('gate10_rfm_missed', rfmKnown(orders, rfm_online_retail)),
    atMost('gate11_mae_days', replenish.mae, 25.5, `${replenish.series} series`),
  ]
}

/** Customer in one column, date and dollars in the last but one and last. */
function readLog(file: URL, column: number): Purchase[] {
  const lines = readText(file)
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  const rows = lines.filter((parts) => /^\d{8}$/.test(parts.at(-3) ?? ''))
  return rows.map((parts) => {
    const [, year, month, date] = /(\d{4})(\d\d)(\d\d)/.exec(parts.at(-3) ?? '') ?? []
    return {
      customer: parts[column] ?? '',
      day: day(`${year}-${month}-${date}`),
      fen: Math.round(100 * Number(parts.at(-1))),
    }
  })
}
