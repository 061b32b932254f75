/** How long things last: survival curves, Weibull fits, log-rank between groups, Cox's factors. */
import { z } from 'zod'
import { type CoxLife, fitCox } from '../../server/science/survival/cox.ts'
import { kaplanMeier, medianSurvival } from '../../server/science/survival/kaplan-meier.ts'
import type { Lifetime } from '../../server/science/survival/lifetime.ts'
import { logRank } from '../../server/science/survival/log-rank.ts'
import { fitWeibull } from '../../server/science/survival/weibull.ts'
import { byId } from '../../server/science/order.ts'
import { algorithm } from './algorithm.ts'
import { list, seed } from './flags.ts'
import type { Lines } from './lines.ts'
import { id } from './shapes.ts'

const life = z.object({
  id,
  t: z.number().min(0).max(1e12),
  event: z.literal([0, 1]),
  group: z.string().nullish(),
  x: z.record(z.string(), z.number()).optional(),
})
type Seen = Lifetime & { group: string | null; x: number[] }

export const survival = algorithm({
  flags: z.strictObject({ cox: list.optional(), seed }),
  run: async (lines, { cox: factors = [] }) => {
    const lives: Seen[] = []
    for await (const { t, event, group = null, x = {} } of lines.read(life)) {
      const missing = factors.find((name) => x[name] === undefined)
      if (missing !== undefined) lines.refuse('missing_factor', `没有 x.${missing} · x.${missing} is missing`)
      else lives.push({ t, died: event === 1, group, x: factors.map((name) => x[name] ?? 0) })
    }
    const groups = [...Map.groupBy(lives, (one) => one.group)].filter(([group]) => group !== null)
    groups.sort(([a], [b]) => byId(a ?? '', b ?? ''))
    await writeCurve(lines, null, lives)
    for (const [group, own] of groups) await writeCurve(lines, group, own)
    await writeTest(lines, lives)
    if (factors.length > 0) await writeCox(lines, lives, factors)
  },
})

async function writeCurve(lines: Lines, group: string | null, lives: readonly Lifetime[]): Promise<void> {
  const curve = kaplanMeier(lives)
  for (const { t, atRisk, died, s, se, low, high } of curve)
    await lines.write({ type: 'km', group, t, at_risk: atRisk, d: died, s, se, lo: low, hi: high })
  await lines.write({ type: 'median', group, n: lives.length, median: medianSurvival(curve) })
  const fit = fitWeibull(lives)
  if (!fit) return
  const { lambda, rho, logLikelihood, mean, median } = fit
  await lines.write({ type: 'weibull', group, lambda, rho, ll: logLikelihood, mean, median })
}

async function writeTest(lines: Lines, lives: readonly Seen[]): Promise<void> {
  const grouped = lives.flatMap(({ group, ...one }) => (group === null ? [] : [{ ...one, group }]))
  const test = logRank(grouped)
  if (test) await lines.write({ type: 'logrank', chi2: test.chi2, df: test.df, p: test.p, groups: test.groups })
}

async function writeCox(lines: Lines, lives: readonly CoxLife[], names: readonly string[]): Promise<void> {
  const fit = fitCox(lives, names)
  for (const { name, coefficient, se, hazardRatio, p } of fit?.factors ?? [])
    await lines.write({ type: 'cox', name, coef: coefficient, se, hr: hazardRatio, p })
  await lines.write({
    type: 'fit',
    ll: fit?.logLikelihood ?? null,
    c_index: fit?.cIndex ?? null,
    settled: fit?.settled ?? false,
  })
}
