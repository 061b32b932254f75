import { chiSquareTail } from '../numerics/tails.ts'

/** Whether the arms got their shares of people. `ok` false: something sorted them, and no result may be shown. */
type SampleRatio = { chi2: number; p: number; ok: boolean }

const broken = 0.001

/** Sample ratio mismatch: χ² of the counts against the ratio planned. A ratio of the wrong length means equal shares. */
export function checkSampleRatio(counts: readonly number[], ratio: readonly number[] = []): SampleRatio {
  const plan = ratio.length === counts.length && ratio.every((part) => part > 0) ? ratio : counts.map(() => 1)
  const n = counts.reduce((sum, count) => sum + count, 0)
  const whole = plan.reduce((sum, part) => sum + part, 0)
  if (n === 0 || counts.length < 2) return { chi2: 0, p: 1, ok: true }
  const chi2 = counts.reduce((sum, count, arm) => {
    const expected = (n * (plan[arm] as number)) / whole
    return sum + (count - expected) ** 2 / expected
  }, 0)
  const p = chiSquareTail(chi2, counts.length - 1)
  return { chi2, p, ok: p >= broken }
}
