/** What somebody asks for in a relay, at the prices that hold for them. */
import type { VariantId } from '../../../commerce/contract.ts'
import { ItemNotInRelay, type RelayTerms, type WishedItem } from '../../contract.ts'

export type AskedItem = { name: string; quantity: number; variantId: VariantId | null; fen: number }

/** Items by their names, those asked twice once. Raises `promotions.item_not_in_relay`. */
export function askedItems({ items }: RelayTerms, wished: readonly WishedItem[]): AskedItem[] {
  const counts = new Map<string, number>()
  for (const { name, quantity } of wished) counts.set(name, (counts.get(name) ?? 0) + quantity)
  return [...counts].map(([name, quantity]) => {
    const item = items.find((one) => one.name === name)
    if (!item || quantity > 9999) throw ItemNotInRelay({ name })
    return { name, quantity, variantId: item.variantId, fen: item.fen }
  })
}

/** What the items cost together, in fen. */
export const sumOf = (items: readonly Pick<AskedItem, 'fen' | 'quantity'>[]): number =>
  items.reduce((sum, { fen, quantity }) => sum + fen * quantity, 0)

/** What of an entry the shop sells, at the prices of the relay. */
export const linesOf = (items: readonly AskedItem[]) =>
  items.flatMap(({ variantId, quantity, fen }) => (variantId ? [{ variantId, quantity, unitFen: fen }] : []))
