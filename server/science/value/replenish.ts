/** Gaps in days between purchases of an item by one member, all closed. */
type Gaps = readonly number[]

export const usualKappa = 3

/**
 * The gap to expect: the own gaps on a logarithmic scale, with `kappa` gaps' worth of the item's median added, since a
 * personal figure alone is worse than none. ĝ = exp((Σ ln(g + 1) + κ ln(median + 1))/(n + κ)) − 1; the median where both are 0.
 */
export function expectedGap(gaps: Gaps, itemMedian: number, kappa = usualKappa): number {
  if (gaps.length + kappa <= 0) return itemMedian
  const own = gaps.reduce((sum, gap) => sum + Math.log1p(gap), 0)
  return Math.expm1((own + kappa * Math.log1p(itemMedian)) / (gaps.length + kappa))
}

/** The middle gap, the higher of two; null over nothing. */
export function middleGap(gaps: Gaps): number | null {
  return [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? null
}

/** One row of days on which a member bought an item. */
type ItemDays = { member: string; item: string; days: readonly number[] }

/** When a member will need an item again: `due` a day number; `basis` tells whose gaps it rests on most. */
export type Due = {
  member: string
  item: string
  gaps: number
  gapDays: number
  due: number
  basis: 'personal' | 'item' | 'global'
}

/** When each member will need each item again. Nothing is told of an item nobody ever bought twice, nor of the first gap at all. */
export function findDue(rows: readonly ItemDays[], kappa = usualKappa): Due[] {
  const series = rows.map((row) => ({ ...row, gaps: gapsOf(row.days), last: Math.max(...row.days) }))
  const all = middleGap(series.flatMap(({ gaps }) => gaps))
  if (all === null) return []
  const items = new Map(
    [...Map.groupBy(series, ({ item }) => item)].map(([item, own]) => [
      item,
      middleGap(own.flatMap(({ gaps }) => gaps)),
    ]),
  )
  return series.map(({ member, item, gaps, last }) => {
    const median = items.get(item) ?? null
    const gapDays = expectedGap(gaps, median ?? all, kappa)
    const basis = gaps.length > 0 ? 'personal' : median === null ? 'global' : 'item'
    return { member, item, gaps: gaps.length, gapDays, due: last + Math.round(gapDays), basis }
  })
}

/** Gaps between distinct days. */
export function gapsOf(days: readonly number[]): number[] {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  return sorted.slice(1).map((day, at) => day - (sorted[at] as number))
}
