/** Prices that a helper types, in whole fen. */
export type Price = { name: string; fen: number }
type Item = { name: string; fen: number; bounds?: { leastFen: number; mostFen: number } | null | undefined }

/** “12.5” → 1250; null for what is no price. */
export function fenTyped(yuan: string): number | null {
  const found = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(yuan.trim())
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null
}

/** What differs from the source's price; null when something typed is outside of its bounds. */
export function pricesOf(items: readonly Item[], typed: Readonly<Record<string, string>>): Price[] | null {
  const prices: Price[] = []
  for (const { name, fen, bounds } of items) {
    const yuan = typed[name]
    if (!bounds || yuan === undefined) continue
    const own = fenTyped(yuan)
    if (own === null || own < bounds.leastFen || own > bounds.mostFen) return null
    if (own !== fen) prices.push({ name, fen: own })
  }
  return prices
}
