/** Pieces and money of each item, added up. */
export type Counted = { name: string; quantity: number; fen: number }

/** How many of each name are wanted together, and for how much. */
export function sumItems(lines: readonly { name: string; quantity: number; unitFen: number }[]): Counted[] {
  const sums = new Map<string, Counted>()
  for (const { name, quantity, unitFen } of lines) {
    const sum = sums.get(name) ?? { name, quantity: 0, fen: 0 }
    sums.set(name, { name, quantity: sum.quantity + quantity, fen: sum.fen + quantity * unitFen })
  }
  return [...sums.values()]
}
