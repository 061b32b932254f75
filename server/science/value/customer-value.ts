import { type BgNbd, chanceAlive, expectedPurchases, fitBgNbd, fitNbd, type Nbd } from './bg-nbd.ts'
import { expectedSpend, fitGammaGamma, type GammaGamma } from './gamma-gamma.ts'
import type { Buying } from './purchases.ts'

/** A model of value. `leaving` null: the data show nobody leaving (未观察到流失). `spend` null: a plain shrunk mean. */
export type ValueModel = {
  leaving: BgNbd | null
  staying: Nbd | null
  spend: GammaGamma | null
  /** Mean value of a repeat purchase over all repeats; null where values are unknown. */
  meanValue: number | null
}

/** What is expected of a customer: still buying, purchases, and their value in fen (null where values are unknown). */
export type Outlook = { alive: number; purchases: number; fen: number | null }

const leastGain = 2
const leastA = 0.01
const mostB = 1e4
const fewestBuyers = 100
const mostCorrelation = 0.3
const shrinkage = 3

/**
 * Fits buying and spending, with guards: BG/NBD only where it explains at least 2 log-likelihood more than a model in which
 * nobody leaves and its parameters have not run away; Gamma–Gamma only with 100 repeat buyers, q > 1 and |corr(x, m)| < .3.
 */
export function fitValue(buyings: readonly Buying[]): ValueModel {
  const [leaving, staying] = [fitBgNbd(buyings), fitNbd(buyings)]
  const buyers = buyings.flatMap(({ repeats, value }) =>
    repeats > 0 && value !== null && value > 0 ? [{ repeats, value }] : [],
  )
  const repeats = buyers.reduce((sum, one) => sum + one.repeats, 0)
  const meanValue = repeats > 0 ? buyers.reduce((sum, one) => sum + one.repeats * one.value, 0) / repeats : null
  const spend = buyers.length >= fewestBuyers ? fitGammaGamma(buyers) : null
  const trusted = spend !== null && spend.q > 1 && Math.abs(correlation(buyers)) < mostCorrelation
  return { leaving: isSeen(leaving, staying) ? leaving : null, staying, spend: trusted ? spend : null, meanValue }
}

/** What to expect of a customer within so many weeks. Show it beside what came in the last such period. */
export function lookAhead(model: ValueModel, buying: Buying, weeks: number): Outlook {
  const { leaving, staying } = model
  const alive = leaving ? chanceAlive(leaving, buying) : 1
  const steady = staying ? ((staying.r + buying.repeats) / (staying.alpha + buying.age)) * Math.max(0, weeks) : 0
  const purchases = leaving ? expectedPurchases(leaving, buying, weeks) : steady
  const each = valueOf(model, buying)
  return { alive, purchases, fen: each === null ? null : Math.round(purchases * each) }
}

function isSeen(leaving: BgNbd | null, staying: Nbd | null): leaving is BgNbd {
  if (!leaving || !staying || leaving.a < leastA || leaving.b > mostB) return false
  return leaving.logLikelihood - staying.logLikelihood >= leastGain
}

function valueOf({ spend, meanValue }: ValueModel, { repeats, value }: Buying): number | null {
  if (meanValue === null || value === null) return null
  if (spend) return expectedSpend(spend, { repeats, value })
  return (repeats * value + shrinkage * meanValue) / (repeats + shrinkage)
}

function correlation(spends: readonly { repeats: number; value: number }[]): number {
  const n = spends.length
  const [mx, my] = [
    spends.reduce((s, { repeats }) => s + repeats, 0) / n,
    spends.reduce((s, { value }) => s + value, 0) / n,
  ]
  let [xx, yy, xy] = [0, 0, 0]
  for (const { repeats, value } of spends) {
    xx += (repeats - mx) ** 2
    yy += (value - my) ** 2
    xy += (repeats - mx) * (value - my)
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0
}
