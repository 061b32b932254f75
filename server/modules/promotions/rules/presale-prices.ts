/** What is paid when in a pre-sale. */
import type { VariantId } from '../../commerce/contract.ts'
import type { PresaleTerms } from '../contract.ts'

type PresalePrices = { priceFen: number; depositFen: number; balanceFen: number }

/** Deposit and balance of so many pieces, each piece exactly its price; null where the variant is not in the pre-sale. */
export function presalePrices(
  { items }: Pick<PresaleTerms, 'items'>,
  variantId: VariantId,
  quantity: number,
): PresalePrices | null {
  const item = items.find((one) => one.variantId === variantId)
  if (!item) return null
  return {
    priceFen: item.priceFen * quantity,
    depositFen: item.depositFen * quantity,
    balanceFen: (item.priceFen - item.depositFen) * quantity,
  }
}
