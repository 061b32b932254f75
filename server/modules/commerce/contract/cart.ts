/** What somebody means to buy; one cart for each community. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/contract.ts'
import { communityId } from '../../community/contract.ts'
import { fen } from '../../ledger/contract.ts'
import { NotForSale } from './problems.ts'
import { productId, quantity, variantId } from './shapes.ts'

export const cartLine = z.object({
  variantId,
  productId,
  title: z.string(),
  variant: z.string(),
  image: z.string().nullable(),
  quantity,
  /** What one costs now. */
  unitFen: fen,
  /** Null: not counted. */
  left: z.number().int().nullable(),
  forSale: z.boolean(),
})
export type CartLine = z.infer<typeof cartLine>
export const cart = z.object({ lines: z.array(cartLine), goodsFen: fen })
export type Cart = z.infer<typeof cart>

export const readCartEndpoint = endpoint({
  name: 'commerce.read_cart',
  route: 'GET /communities/:communityId/cart',
  summary: 'My cart in a community, at the prices of now',
  input: z.object({ communityId }),
  output: cart,
})
export const putInCartEndpoint = endpoint({
  name: 'commerce.put_in_cart',
  route: 'PUT /communities/:communityId/cart/:variantId',
  summary: 'Say how many of something I mean to buy; none takes it out',
  input: z.object({ communityId, variantId, quantity: z.number().int().min(0).max(9999) }),
  output: cart,
  problems: [NotForSale],
})
