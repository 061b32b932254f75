/** 预售 for members. */
import type { Terms } from '../../../../../server/modules/promotions/contract.ts'
import type { MemberKind } from '../kind.ts'
import { PresaleCard } from './PresaleCard.tsx'
import { PresalePage } from './PresalePage.tsx'
import { PresalePart } from './PresalePart.tsx'
import { useBalanceOrder } from './use-presale.ts'

const presaleFen = (terms: Terms, variantId: string): number | null =>
  terms.kind === 'presale' ? (terms.items.find((one) => one.variantId === variantId)?.priceFen ?? null) : null

export const presale: MemberKind = {
  Part: PresalePart,
  entry: { prefix: 'psl', Page: PresalePage, Card: PresaleCard },
  priceOf: presaleFen,
  useDeal: useBalanceOrder,
}
