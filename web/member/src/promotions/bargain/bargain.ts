/** 砍价 for members. */
import type { Terms } from '../../../../../server/modules/promotions/contract.ts'
import type { MemberKind } from '../kind.ts'
import { BargainCard } from './BargainCard.tsx'
import { BargainPage } from './BargainPage.tsx'
import { BargainPart } from './BargainPart.tsx'
import { useBargainOrder } from './use-bargain.ts'

/** What everybody may know: the floor where it is shown, else where it begins. */
function priceInBargain(terms: Terms, variantId: string): number | null {
  if (terms.kind !== 'bargain') return null
  const good = terms.goods.find((one) => one.variantId === variantId)
  return good ? (terms.showsFloor ? good.floorFen : good.priceFen) : null
}

export const bargain: MemberKind = {
  Part: BargainPart,
  entry: { prefix: 'bgn', Page: BargainPage, Card: BargainCard },
  priceOf: priceInBargain,
  useDeal: useBargainOrder,
}
