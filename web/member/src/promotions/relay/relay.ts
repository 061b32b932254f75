/** 接龙 for members. */
import type { Terms } from '../../../../../server/modules/promotions/contract.ts'
import type { MemberKind } from '../kind.ts'
import { RelayPart } from './RelayPart.tsx'

function relayFen(terms: Terms, variantId: string): number | null {
  if (terms.kind !== 'relay') return null
  return terms.items.find((item) => item.variantId === variantId)?.fen ?? null
}

export const relay: MemberKind = { Part: RelayPart, priceOf: relayFen }
