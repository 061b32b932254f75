/** The path of a sparkline: a line through what is known, broken where nothing is. */

/** SVG path of values over 0–`width`; `range` is fixed so that small multiples compare honestly. */
export function sparkPath(
  values: readonly (number | null)[],
  width: number,
  height: number,
  range: [number, number],
): string {
  const [low, high] = range
  const step = values.length > 1 ? width / (values.length - 1) : 0
  let pen = 'M'
  let path = ''
  values.forEach((value, at) => {
    if (value === null) {
      pen = 'M'
      return
    }
    path += `${pen}${(at * step).toFixed(1)} ${yOf(value, height, low, high).toFixed(1)}`
    pen = 'L'
  })
  return path
}

/** Height on the page of a value; values outside the range stay at its edge. */
export function yOf(value: number, height: number, low: number, high: number): number {
  const share = high === low ? 0.5 : Math.min(1, Math.max(0, (value - low) / (high - low)))
  return height - share * height
}

/** The last value that is known, with its place. */
export function lastKnown(values: readonly (number | null)[]): { at: number; value: number } | null {
  for (let at = values.length - 1; at >= 0; at--) {
    const value = values[at]
    if (value !== null && value !== undefined) return { at, value }
  }
  return null
}
