/** A day of ours against the same day as the provider bills it. */

type Moved = { tradeNo: string; amountFen: number }
export type Ours = Moved & {
  /** Whether it surely belongs to the day: what happened within minutes of midnight may stand on the neighbour's bill. */
  surelyOfDay: boolean
}
export type Difference = { tradeNo: string; oursFen: number | null; theirsFen: number | null }
export type Comparison = { oursFen: number; theirsFen: number; differences: Difference[] }

/** Differences by number, in their order; amounts in fen, refunds below zero. */
export function compareBill(ours: readonly Ours[], theirs: readonly Moved[]): Comparison {
  const billed = sumByNumber(theirs)
  const known = sumByNumber(ours)
  const missing = ours.filter(({ tradeNo, surelyOfDay }) => surelyOfDay && !billed.has(tradeNo))
  const numbers = new Set([...billed.keys(), ...missing.map(({ tradeNo }) => tradeNo)])
  const all = [...numbers].toSorted().map((tradeNo) => ({
    tradeNo,
    oursFen: known.get(tradeNo) ?? null,
    theirsFen: billed.get(tradeNo) ?? null,
  }))
  return {
    oursFen: sum(all.map(({ oursFen }) => oursFen)),
    theirsFen: sum(all.map(({ theirsFen }) => theirsFen)),
    differences: all.filter(({ oursFen, theirsFen }) => oursFen !== theirsFen),
  }
}

const sum = (amounts: readonly (number | null)[]) => amounts.reduce<number>((all, one) => all + (one ?? 0), 0)

function sumByNumber(rows: readonly Moved[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { tradeNo, amountFen } of rows) sums.set(tradeNo, (sums.get(tradeNo) ?? 0) + amountFen)
  return sums
}
