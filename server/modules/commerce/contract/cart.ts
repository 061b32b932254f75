/** What somebody means to buy; one cart for each community. Activities make some of it cheaper, and say where they no longer do. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/contract.ts'
import { communityId } from '../../community/contract.ts'
import { fen } from '../../ledger/contract.ts'
import { NotForSale } from './problems.ts'
import { productId, quantity, seenOn, variantId } from './shapes.ts'

/** A set (套装) that the cart makes up, as often as it does. */
export const cartDeal = z.object({
  activityId: z.string(),
  title: z.string(),
  sets: z.number().int().min(1),
  savedFen: fen,
})
export type CartDeal = z.infer<typeof cartDeal>

/** Why a line costs what it costs on the shelf, though an activity named it. */
export const cartNote = z.object({
  activityId: z.string(),
  title: z.string(),
  /** Over since it was put in, paused, no sets left, no more for me, or the set it goes with is not complete. */
  why: z.enum(['ended', 'paused', 'sold_out', 'limit', 'parts_missing']),
})
export type CartNote = z.infer<typeof cartNote>

export const cartLine = z.object({
  variantId,
  productId,
  title: z.string(),
  variant: z.string(),
  image: z.string().nullable(),
  quantity,
  /** What one costs now. */
  unitFen: fen,
  /** So many of it have the price of an activity; what that takes off them together. */
  dealQuantity: z.number().int().min(0),
  dealFen: fen,
  note: cartNote.nullable(),
  /** Null: not counted. */
  left: z.number().int().nullable(),
  forSale: z.boolean(),
})
export type CartLine = z.infer<typeof cartLine>

/** Something that can be put beside what lies in the cart. */
export const cartOffer = z.object({
  variantId,
  productId,
  title: z.string(),
  variant: z.string(),
  image: z.string().nullable(),
  shelfFen: fen,
  /** So many more. */
  quantity,
})
export type CartOffer = z.infer<typeof cartOffer>

/** 加价购: at its own price beside a set that the cart makes up. */
export const cartAddOn = cartOffer.extend({ activityId: z.string(), activity: z.string(), fen })
export type CartAddOn = z.infer<typeof cartAddOn>

/** 套装: what is missing for a set, and what the set would save. */
export const cartSet = z.object({
  activityId: z.string(),
  title: z.string(),
  setFen: fen,
  savesFen: fen,
  lacks: z.array(cartOffer),
})
export type CartSet = z.infer<typeof cartSet>

export const cart = z.object({
  lines: z.array(cartLine),
  goodsFen: fen,
  /** What activities take off what can be bought now. */
  savedFen: fen,
  deals: z.array(cartDeal),
  addOns: z.array(cartAddOn),
  sets: z.array(cartSet),
})
export type Cart = z.infer<typeof cart>

export const readCartEndpoint = endpoint({
  name: 'commerce.read_cart',
  route: 'GET /communities/:communityId/cart',
  summary: 'My cart in a community, at the prices of now, with what activities make of it',
  input: z.object({ communityId, channel: seenOn }),
  output: cart,
})
export const putInCartEndpoint = endpoint({
  name: 'commerce.put_in_cart',
  route: 'PUT /communities/:communityId/cart/:variantId',
  summary: 'Say how many of something I mean to buy; none takes it out',
  input: z.object({ communityId, variantId, quantity: z.number().int().min(0).max(9999), channel: seenOn }),
  output: cart,
  problems: [NotForSale],
})
