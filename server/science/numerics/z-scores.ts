/** How many standard deviations (over the whole population) each value lies from the mean; all 0 where all are alike. */
export function zScores(values: readonly number[]): number[] {
  const mean = meanOf(values)
  const deviation = Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)))
  return values.map((value) => (deviation > 0 && Number.isFinite(deviation) ? (value - mean) / deviation : 0))
}

function meanOf(values: readonly number[]): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0
}
