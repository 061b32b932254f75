/** Σ e^{βx}, Σ x·e^{βx} and Σ xxᵀ·e^{βx} over a set of lives. */
type Risk = { sum: number; first: Float64Array; second: Float64Array }

/** Log partial likelihood, its gradient, and its curvature turned positive. */
export type Slopes = { value: number; gradient: Float64Array; curvature: Float64Array }

export function emptyRisk(p: number): Risk {
  return { sum: 0, first: new Float64Array(p), second: new Float64Array(p * p) }
}

/** Adds one life with its e^{βx}. */
export function addToRisk(risk: Risk, x: readonly number[], weight: number): void {
  const p = x.length
  risk.sum += weight
  for (let j = 0; j < p; j++) {
    const part = weight * (x[j] as number)
    risk.first[j]! += part
    for (let k = 0; k < p; k++) risk.second[j * p + k]! += part * (x[k] as number)
  }
}

/**
 * Takes in the deaths of one time. Efron (1977): of d who died together, the l-th leaves with l/d of the dying already
 * gone from those at risk.
 */
export function enterMoment(slopes: Slopes, risk: Risk, dying: Risk, deaths: number): void {
  const p = slopes.gradient.length
  for (let l = 0; l < deaths; l++) {
    const part = l / deaths
    const sum = risk.sum - part * dying.sum
    slopes.value -= Math.log(sum)
    const mean = risk.first.map((value, k) => (value - part * (dying.first[k] as number)) / sum)
    for (let j = 0; j < p; j++) {
      slopes.gradient[j]! -= mean[j] as number
      for (let k = 0; k < p; k++) {
        const square = (risk.second[j * p + k] as number) - part * (dying.second[j * p + k] as number)
        slopes.curvature[j * p + k]! += square / sum - (mean[j] as number) * (mean[k] as number)
      }
    }
  }
}
