/** How long something lasted: `died` false means it was still there when last seen (right-censored). */
export type Lifetime = { t: number; died: boolean }

/** What happened at one time: how many were still there just before, how many of them died. */
export type Moment = { t: number; atRisk: number; died: number }

/** Adds lifetimes up to the moments that had deaths, earliest first; whoever was lost at a time still counts as there. */
export function momentsOf(lifetimes: readonly Lifetime[]): Moment[] {
  const sorted = [...lifetimes].sort((x, y) => x.t - y.t)
  const moments: Moment[] = []
  for (const [place, { t, died }] of sorted.entries()) {
    if (!died) continue
    const last = moments.at(-1)
    if (last?.t === t) last.died += 1
    else moments.push({ t, atRisk: sorted.length - firstAt(sorted, t, place), died: 1 })
  }
  return moments
}

/** The place of the first lifetime of this length, going back from a place that has it. */
function firstAt(sorted: readonly Lifetime[], t: number, place: number): number {
  let first = place
  while (first > 0 && sorted[first - 1]?.t === t) first -= 1
  return first
}
