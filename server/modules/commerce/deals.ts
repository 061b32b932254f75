/**
 * What activities make cheaper in a cart: sets and add-ons (套装, 加价购). Their module comes after this one, so it leaves word
 * here of how they are found and taken, as origins leave word of their orders.
 */
import type { Context } from '../../kernel/context.ts'
import type { CommunityId } from '../community/contract.ts'
import type { PersonId } from '../identity/contract.ts'
import type { CartAddOn, CartNote, CartSet, Channel, OrderId, VariantId } from './contract.ts'
import type { Offer } from './rules/offer.ts'

export type DealAsk = {
  communityId: CommunityId
  buyerId: PersonId
  channel: Channel
  /** What can be bought, one line for each variant. */
  offers: readonly Offer[]
}

/** Pieces of a line whose price an activity made, and what it takes off them together. */
export type Bound = { variantId: VariantId; quantity: number; fen: number }

export type Deal = {
  activityId: string
  title: string
  sets: number
  savedFen: number
  bound: readonly Bound[]
  /** Milliseconds an order with it may stay unpaid. */
  payWithin: number
  /** What was agreed, as the order remembers it. */
  agreed: unknown
}

/** What a cart is told beside its prices. */
export type CartWords = {
  deals: readonly Deal[]
  notes: ReadonlyMap<VariantId, CartNote>
  addOns: CartAddOn[]
  sets: CartSet[]
}

export type DealWord = {
  find: (ctx: Context, ask: DealAsk) => Promise<Deal[]>
  /** The same for a cart to look at: what is no longer so since its lines were put there, and what could be put beside. */
  look: (ctx: Context, ask: DealAsk & { putAt: ReadonlyMap<VariantId, Date> }) => Promise<CartWords>
  /** Takes what is scarce of them, each by a condition, in the transaction of the order; the one that is gone, else null. */
  take: (
    ctx: Context,
    order: { id: OrderId; buyerId: PersonId },
    deals: readonly Deal[],
  ) => Promise<{ title: string } | null>
}

const nothing: DealWord = {
  find: async () => [],
  look: async () => ({ deals: [], notes: new Map(), addOns: [], sets: [] }),
  take: async () => null,
}
let word = nothing

/** Said once, when the program is put together. */
export function declareDeals(said: DealWord): void {
  word = said
}

export const dealWord = (): DealWord => word

/** What activities bind of each line. */
export const boundOf = (
  lines: readonly Pick<Offer, 'variantId'>[],
  deals: readonly Pick<Deal, 'bound'>[],
): { quantity: number; fen: number }[] =>
  lines.map(({ variantId }) => {
    const here = deals.flatMap(({ bound }) => bound.filter((one) => one.variantId === variantId))
    return {
      quantity: here.reduce((sum, one) => sum + one.quantity, 0),
      fen: here.reduce((sum, one) => sum + one.fen, 0),
    }
  })
