/** Which sets a cart makes up, and what they take off each of its lines. */
import type { VariantId } from '../../../commerce/contract.ts'
import { type Bound, shareOut } from '../../../commerce/index.ts'
import type { ActivityId, BundleTerms } from '../../contract.ts'

export type Piece = { variantId: VariantId; quantity: number; unitFen: number }
export type OnOffer = { activityId: ActivityId; terms: BundleTerms; setsLeft: number }
export type Applied = { activityId: ActivityId; sets: number; savedFen: number; bound: Bound[] }

/**
 * Binds the pieces of a cart to sets: what saves most first, each piece once, each bundle as often as its pieces and limits
 * allow. A set that is dearer than its parts on the shelf binds nothing. Market rules §9 CO-3 for the shares.
 */
export function applyBundles(pieces: readonly Piece[], onOffer: readonly OnOffer[]): Applied[] {
  const unitOf = new Map(pieces.map(({ variantId, unitFen }) => [variantId, unitFen]))
  const free = new Map(pieces.map(({ variantId, quantity }) => [variantId, quantity]))
  const applied: Applied[] = []
  let open = [...onOffer].sort((a, b) => (a.activityId < b.activityId ? -1 : 1))
  for (;;) {
    const fits = open.map((one) => fit(one, free, unitOf)).filter(({ savedFen }) => savedFen > 0)
    const [best] = fits.sort((a, b) => b.savedFen - a.savedFen)
    if (!best) return applied
    applied.push(best)
    for (const { variantId, quantity } of best.bound) free.set(variantId, (free.get(variantId) ?? 0) - quantity)
    open = open.filter(({ activityId }) => activityId !== best.activityId)
  }
}

/** How often the parts of a set lie there. */
export const setsIn = ({ parts }: BundleTerms, free: ReadonlyMap<VariantId, number>): number =>
  Math.min(...parts.map(({ variantId, quantity }) => Math.floor((free.get(variantId) ?? 0) / quantity)))

type Amounts = ReadonlyMap<VariantId, number>

function fit({ activityId, terms, setsLeft }: OnOffer, free: Amounts, unitOf: Amounts): Applied {
  const sets = Math.min(setsLeft, terms.perOrder, setsIn(terms, free))
  const parts = terms.parts.map(({ variantId, quantity }) => ({ variantId, quantity: quantity * sets }))
  const amounts = parts.map(({ variantId, quantity }) => quantity * (unitOf.get(variantId) ?? 0))
  const saved = amounts.reduce((sum, amount) => sum + amount, 0) - terms.setFen * sets
  if (sets < 1 || saved < 0) return { activityId, sets: 0, savedFen: 0, bound: [] }
  const shares = shareOut(saved, amounts)
  const bound = [
    ...parts.map((part, place) => ({ ...part, fen: shares[place] ?? 0 })),
    ...addOnsOf(terms, sets, free, unitOf),
  ]
  return { activityId, sets, savedFen: bound.reduce((sum, { fen }) => sum + fen, 0), bound }
}

function addOnsOf({ addOns }: BundleTerms, sets: number, free: Amounts, unitOf: Amounts): Bound[] {
  return addOns.flatMap(({ variantId, fen, perSet }) => {
    const quantity = Math.min(free.get(variantId) ?? 0, perSet * sets)
    const less = (unitOf.get(variantId) ?? 0) - fen
    return quantity > 0 && less > 0 ? [{ variantId, quantity, fen: less * quantity }] : []
  })
}
