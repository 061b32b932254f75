import { useState } from 'react'
import type { Product, Variant } from '../../../../server/modules/commerce/contract.ts'
import { mostOf, variantAt } from './offers.ts'

export type Choosing = {
  variant: Variant | undefined
  quantity: number
  most: number
  chooseVariant: (id: string) => void
  setQuantity: (quantity: number) => void
}

/** Which variant and how many; never more than there are, also when fewer are left than a moment ago. */
export function useChoosing(product: Product): Choosing {
  const [chosen, chooseVariant] = useState<string | null>(null)
  const [wished, setQuantity] = useState(1)
  const variant = variantAt(product, chosen)
  const most = variant ? mostOf(product, variant) : 0
  return { variant, quantity: Math.max(1, Math.min(wished, most)), most, chooseVariant, setQuantity }
}
