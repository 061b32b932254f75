import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import {
  type Cart,
  type CartLine,
  putInCartEndpoint,
  readCartEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { questionKey } from '../../../ui/asking.ts'
import { ask } from '../../../ui/client.ts'
import { attempt } from '../app/failing.ts'

/** On the shelf, and as many there as I want. */
export const isBuyable = ({ forSale, left, quantity }: CartLine) => forSale && (left === null || left >= quantity)

/** Says how many; shown at once, one wish after the other told to the server, put back when it refuses. */
export function useCartQuantity(communityId: CommunityId) {
  const client = useQueryClient()
  const told = useRef<Promise<unknown>>(Promise.resolve())
  const wishes = useRef(0)
  const key = questionKey(readCartEndpoint, { communityId })
  return ({ variantId }: CartLine, quantity: number) => {
    const wish = ++wishes.current
    void client.cancelQueries({ queryKey: key })
    client.setQueryData<Cart>(key, (cart) => cart && withQuantity(cart, variantId, quantity))
    told.current = told.current.then(async () => {
      const isDone = await attempt(async () => {
        const cart = await ask(putInCartEndpoint, { communityId, variantId, quantity })
        // What was wished since is shown already.
        if (wish === wishes.current) client.setQueryData(key, cart)
      })
      if (!isDone) await client.invalidateQueries({ queryKey: key })
    })
  }
}

function withQuantity(cart: Cart, variantId: string, quantity: number): Cart {
  const lines = cart.lines.map((line) => (line.variantId === variantId ? { ...line, quantity } : line))
  return { ...cart, lines: lines.filter((line) => line.quantity > 0) }
}
