/** An amount divided among lines, not one fen lost or invented. */

/**
 * Shares in proportion to the weights by the largest remainder method (最大余额法): the sum is exactly the amount, no share
 * is more than its weight where the amount is no more than all weights, and equal weights differ by one fen at most, the
 * earlier line first. Market rules §9 CO-3.
 */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  if (amount === 0 || all === 0) return weights.map(() => 0)
  // Products of two amounts pass 2^53: whole numbers of any size keep them exact.
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight))
  const whole = BigInt(all)
  const shares = exact.map((product) => Number(product / whole))
  const left = amount - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact
    .map((product, place) => ({ place, remainder: product % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1))
  for (const { place } of byRemainder.slice(0, left)) shares[place] = (shares[place] ?? 0) + 1
  return shares
}
