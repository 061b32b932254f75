/** Bundles (捆绑) and add-on purchase (加价购): things sold together for one price, and others cheaper beside them. */
import { z } from 'zod'
import { endpoint, reason } from '../../../kernel/contract.ts'
import * as shop from '../../commerce/contract.ts'
import { fen, someFen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { activityId, orderWords, seenOn } from './shapes.ts'

const some = (most: number) => z.number().int().min(1).max(most)

export const bundleTerms = z
  .object({
    kind: z.literal('bundle'),
    /** What one set is made of. */
    parts: z
      .array(z.object({ variantId: shop.variantId, quantity: some(99) }))
      .min(1)
      .max(10),
    /** What one set costs, shared out over its parts by their prices on the shelf, to the fen. */
    setFen: someFen,
    /** 加价购: so many of each for a set, at their own price. */
    addOns: z
      .array(z.object({ variantId: shop.variantId, fen: someFen, perSet: some(99).default(1) }))
      .max(10)
      .default([]),
    /** Sets in one order, for one person, in all. */
    perOrder: some(99).default(1),
    perPerson: some(9999).nullable().default(null),
    inAll: some(1_000_000).nullable().default(null),
    payMinutes: z.number().int().min(5).max(60).default(30),
  })
  .refine(
    ({ parts, addOns }) => parts.length + addOns.length > 1 || (parts[0]?.quantity ?? 0) > 1,
    reason('套餐至少要有两件，或一件加上加价购商品', 'a set needs two things, or one with an add-on', 'parts'),
  )
  .refine(
    ({ parts, addOns }) =>
      new Set([...parts, ...addOns].map((one) => one.variantId)).size === parts.length + addOns.length,
    reason('同一个规格只能出现一次', 'a variant stands twice', 'parts'),
  )
  .refine(
    ({ perOrder, perPerson, inAll }) =>
      perOrder <= (perPerson ?? perOrder) && (perPerson ?? perOrder) <= (inAll ?? Number.MAX_SAFE_INTEGER),
    reason(
      '每单套数不能超过每人套数，每人套数不能超过总套数',
      'an order may not take more than a person, nor a person more than all',
      'perOrder',
    ),
  )
export type BundleTerms = z.output<typeof bundleTerms>

const choice = {
  sets: some(99).default(1),
  addOns: z
    .array(z.object({ variantId: shop.variantId, quantity: some(999) }))
    .max(10)
    .default([]),
}

export const bundleQuote = z.object({
  lines: z.array(
    z.object({
      variantId: shop.variantId,
      quantity: shop.quantity,
      unitFen: fen,
      /** Its part of what the set saves. */
      discountFen: fen,
      amountFen: fen,
    }),
  ),
  /** What the parts would cost one by one. */
  shelfFen: fen,
  savedFen: fen,
  freightFen: fen,
  totalFen: fen,
})
export type BundleQuote = z.infer<typeof bundleQuote>

const refusals = [
  problems.ActivityNotRunning,
  problems.ChannelRefuses,
  problems.VariantNotInActivity,
  problems.QuotaTaken,
  shop.SoldOut,
  shop.NotForSale,
  shop.LimitReached,
  shop.DeliveryImpossible,
] as const

export const quoteBundleEndpoint = endpoint({
  name: 'promotions.quote_bundle',
  route: 'POST /activities/:activityId/bundle/quote',
  summary: 'What so many sets and add-ons would cost now, line by line',
  input: z.object({ activityId, ...choice, delivery: shop.delivery, channel: seenOn }),
  output: bundleQuote,
  problems: refusals,
})
export const buyBundleEndpoint = endpoint({
  name: 'promotions.buy_bundle',
  route: 'POST /activities/:activityId/bundle/orders',
  summary: 'Order sets with add-ons: all of their stock is taken together, or none',
  input: z.object({ activityId, ...choice, ...orderWords }),
  output: shop.order,
  problems: [...refusals, shop.RecipientMissing, shop.PickupPointMissing, shop.PriceChanged],
})
