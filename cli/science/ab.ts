/** What an experiment shows: first whether the arms are what they should be, then each metric against the control. */
import { z } from 'zod'
import { ConfigMistake } from '../../server/kernel/config.ts'
import { compareArms, compareMeans, holm } from '../../server/science/experiments/compare.ts'
import { compareByCuped } from '../../server/science/experiments/cuped.ts'
import { momentsOfValues } from '../../server/science/experiments/moments.ts'
import { sequentialRatio } from '../../server/science/experiments/sequential.ts'
import { checkSampleRatio } from '../../server/science/experiments/srm.ts'
import { byId } from '../../server/science/order.ts'
import { algorithm } from './algorithm.ts'
import { list, seed } from './flags.ts'
import { id } from './shapes.ts'

const metrics = z.record(z.string(), z.number())
const row = z.object({ unit: id, arm: id, y: metrics, x: metrics.optional(), cluster: z.string().nullish() })
type Row = z.output<typeof row>
type Value = { y: number; x: number | undefined }

const flags = z.strictObject({
  control: z.coerce.string().default('control'),
  ratio: list
    .transform((parts) => parts.map(Number))
    .refine((parts) => parts.every((part) => part > 0), 'numbers above 0')
    .optional(),
  tau: z.coerce.number().gt(0).default(0.02),
  seed,
})

export const ab = algorithm({
  flags,
  run: async (lines, { control, ratio, tau }) => {
    const rows: Row[] = []
    for await (const one of lines.read(row)) rows.push(one)
    const arms = Map.groupBy(rows, (one) => one.arm)
    const own = arms.get(control) ?? []
    const others = [...arms.keys()].filter((arm) => arm !== control).sort(byId)
    if (ratio && rows.length > 0 && ratio.length !== others.length + 1)
      throw new ConfigMistake(`--ratio: ${control}, ${others.join(', ')}`)
    // A whole group gets one arm, so that it, not its members, is what was drawn.
    const counts = [own, ...others.map((arm) => arms.get(arm) ?? [])].map(countDrawn)
    const srm = checkSampleRatio(counts, ratio)
    await lines.write({ type: 'srm', ...srm })
    if (!srm.ok) return
    const names = [...new Set(rows.flatMap(({ y }) => Object.keys(y)))]
    const results = names.flatMap((name) => others.map((arm) => compare(name, arm, arms.get(arm) ?? [], own, tau)))
    const corrected = holm(results.map(({ p }) => p))
    for (const [at, result] of results.entries()) await lines.write({ ...result, p_holm: corrected[at] })
  },
})

function countDrawn(rows: readonly Row[]): number {
  return new Set(rows.map(({ unit, cluster }) => (cluster ? `cluster ${cluster}` : `unit ${unit}`))).size
}

function compare(name: string, arm: string, rows: readonly Row[], own: readonly Row[], tau: number) {
  const clustered = [...rows, ...own].some(({ cluster }) => cluster)
  const [a, c] = [valuesOf(rows, name), valuesOf(own, name)]
  const [ys, controls] = [a.map(({ y }) => y), c.map(({ y }) => y)]
  const moments = { arm: momentsOfValues(ys), control: momentsOfValues(controls) }
  const found = clustered ? compareMeans(moments.arm, moments.control) : compareArms({ arm: ys, control: controls })
  const { n, mean, difference: diff, low: lo, high: hi, test, statistic: stat, p } = found
  const msprt = sequentialRatio(moments.arm, moments.control, tau)
  return { type: 'metric', metric: name, arm, n, mean, diff, lo, hi, test, stat, p, cuped: adjust(a, c), msprt }
}

function adjust(arm: readonly Value[], control: readonly Value[]) {
  const paired = (rows: readonly Value[]) => rows.flatMap(({ y, x }) => (x === undefined ? [] : [{ y, x }]))
  // Somebody without a past would be compared with nobody: then nothing is adjusted.
  if ([...arm, ...control].some(({ x }) => x === undefined)) return null
  const cuped = compareByCuped(paired(arm), paired(control))
  return cuped && { theta: cuped.theta, diff: cuped.difference, stat: cuped.statistic, cut: cuped.cut }
}

/** Values of a metric, one per unit or per cluster; x is the covariate of the same name, or the only one there is. */
function valuesOf(rows: readonly Row[], name: string): Value[] {
  const units = rows.filter(({ y }) => y[name] !== undefined)
  const groups = Map.groupBy(units, ({ unit, cluster }) => (cluster ? `cluster ${cluster}` : `unit ${unit}`))
  return [...groups.values()].map((own) => {
    const xs = own.map(({ x = {} }) => x[name] ?? (Object.keys(x).length === 1 ? Object.values(x)[0] : undefined))
    const known = xs.filter((x) => x !== undefined)
    const y = momentsOfValues(own.map((one) => one.y[name] as number)).mean
    return { y, x: known.length === own.length ? momentsOfValues(known).mean : undefined }
  })
}
