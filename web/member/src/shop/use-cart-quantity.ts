import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import {
  type Cart,
  type CartLine,
  putInCartEndpoint,
  readCartEndpoint,
  type VariantId,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { ask } from '../../../ui/client.ts'
import { attempt } from '../app/failing.ts'
import { cartAsk } from './use-cart.ts'

/** On the shelf, and as many there as I want. */
export const isBuyable = ({ forSale, left, quantity }: Pick<CartLine, 'forSale' | 'left' | 'quantity'>) =>
  forSale && (left === null || left >= quantity)

/**
 * Says how many; shown at once, one wish after the other told to the server, put back when it refuses. What activities make of
 * it is the server's to say: `isTelling` until it has.
 */
export function useCartQuantity(communityId: CommunityId) {
  const client = useQueryClient()
  const told = useRef<Promise<unknown>>(Promise.resolve())
  const wishes = useRef(0)
  const [isTelling, setIsTelling] = useState(false)
  const key = questionKey(readCartEndpoint, cartAsk(communityId))
  function setQuantity(variantId: VariantId, quantity: number) {
    const wish = ++wishes.current
    setIsTelling(true)
    void client.cancelQueries({ queryKey: key })
    client.setQueryData<Cart>(key, (cart) => cart && withQuantity(cart, variantId, quantity))
    told.current = told.current.then(async () => {
      const isDone = await attempt(async () => {
        const cart = await ask(putInCartEndpoint, { ...cartAsk(communityId), variantId, quantity })
        // What was wished since is shown already.
        if (wish === wishes.current) client.setQueryData(key, cart)
      })
      if (!isDone) await client.invalidateQueries({ queryKey: key })
      if (wish === wishes.current) setIsTelling(false)
    })
  }
  return { setQuantity, isTelling }
}

function withQuantity(cart: Cart, variantId: string, quantity: number): Cart {
  const lines = cart.lines.map((line) => (line.variantId === variantId ? { ...line, quantity } : line))
  return { ...cart, lines: lines.filter((line) => line.quantity > 0) }
}
