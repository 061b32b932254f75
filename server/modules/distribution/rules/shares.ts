/** What an order is worth to those who brought its buyer. */

/** A line's part in a commission: what it was sold for, and what of that is earned. */
export type Share = { line: number; baseFen: number; amountFen: number }
type SoldLine = { line: number; soldFen: number; rateBp: number }

/** Each line's share, rounded down to the fen; the rest stays with the shop. Market rules §14 CM-5. */
export function sharesOf(lines: readonly SoldLine[]): Share[] {
  return lines.map(({ line, soldFen, rateBp }) => ({
    line,
    baseFen: soldFen,
    amountFen: Number((BigInt(soldFen) * BigInt(rateBp)) / 10_000n),
  }))
}

/** What the shares of a commission come to, in fen. */
export const sumOf = (shares: readonly Share[]): number => shares.reduce((sum, { amountFen }) => sum + amountFen, 0)

/** How much of a commission is taken back when so much of its lines went back to the buyer: in proportion, never less. */
export function reversalOf(shares: readonly Share[], refunded: ReadonlyMap<number, number>): number {
  return shares.reduce((sum, { line, baseFen, amountFen }) => {
    const back = Math.min(refunded.get(line) ?? 0, baseFen)
    if (back === 0 || baseFen === 0) return sum
    return sum + amountFen - Number((BigInt(amountFen) * BigInt(baseFen - back)) / BigInt(baseFen))
  }, 0)
}
