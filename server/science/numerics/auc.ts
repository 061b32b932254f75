/**
 * The chance that a positive case scores above a negative one, ties counting half (Mann–Whitney); null where one of the two
 * is missing.
 */
export function areaUnderCurve(scores: readonly number[], positive: readonly boolean[]): number | null {
  const order = [...scores.keys()].sort((a, b) => (scores[a] as number) - (scores[b] as number))
  let [ranks, positives] = [0, 0]
  for (let at = 0; at < order.length; ) {
    let end = at
    while (end < order.length && scores[order[end] as number] === scores[order[at] as number]) end += 1
    const tied = order.slice(at, end).filter((i) => positive[i]).length
    ranks += tied * ((at + 1 + end) / 2)
    positives += tied
    at = end
  }
  const negatives = order.length - positives
  if (positives === 0 || negatives === 0) return null
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives)
}
