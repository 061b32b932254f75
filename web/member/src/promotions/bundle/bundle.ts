/** 套餐与加价购 for members. */
import type { MemberKind } from '../kind.ts'
import { BundlePart } from './BundlePart.tsx'

export const bundle: MemberKind = {
  Part: BundlePart,
  // A part has no price of its own; an add-on has.
  priceOf: (terms, variantId) =>
    terms.kind === 'bundle' ? (terms.addOns.find((one) => one.variantId === variantId)?.fen ?? null) : null,
}
