/** A share with the number of cases it stands on; `value` is null when nothing could be counted. */
export type Share = { value: number | null; n: number }

/** Below this many cases a share is shown as "–" and takes part in no score. */
export const fewestCases = 5

/** How many cases the tenant's median counts for when a small share is shrunk. */
export const shrinkCases = 20

/** k of n; null over nothing. */
export function shareOf(k: number, n: number): Share {
  return { value: n > 0 ? k / n : null, n: Math.max(0, n) }
}

/** True when the share stands on at least five cases. */
export function isShown(share: Share): share is { value: number; n: number } {
  return share.value !== null && Number.isFinite(share.value) && share.n >= fewestCases
}

/** Draws a share towards the tenant's median m: (k + 20·m)/(n + 20), so that 2 of 2 is not read as 100 %. */
export function shrinkShare(value: number, n: number, median: number): number {
  return (value * n + shrinkCases * median) / (n + shrinkCases)
}
