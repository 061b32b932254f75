/** The rules of a relay order (接龙). */
import { z } from 'zod'
import { reason } from '../../../kernel/contract.ts'
import { delivery, pickupPointId, variantId } from '../../commerce/contract.ts'
import { fen } from '../../ledger/contract.ts'
import { isItemWord } from './relay-words.ts'

const some = (most: number) => z.number().int().min(1).max(most)

/** One thing to take, by a name that can be found again in a pasted text. */
export const relayItem = z.object({
  name: z
    .string()
    .min(1)
    .max(30)
    .refine(
      isItemWord,
      reason('名称不能有空格，也不能像“×2”“@自提点”', 'a name has no spaces and reads like no quantity or place'),
    ),
  /** The goods it is, where it is paid in the shop. */
  variantId: variantId.nullable().default(null),
  fen: fen.default(0),
  /** So many for all, and for one person; null: as many as there are. */
  pieces: some(1_000_000).nullable().default(null),
  perPerson: some(9999).nullable().default(null),
})
export type RelayItem = z.output<typeof relayItem>

const differ = (all: readonly unknown[]) => new Set(all).size === all.length

export const relayTerms = z
  .object({
    kind: z.literal('relay'),
    /** Paid by an order of the shop; or only signed up (报名), whatever is paid is paid in person. */
    pays: z.enum(['shop', 'none']).default('none'),
    items: z
      .array(relayItem)
      .min(1)
      .max(100)
      .refine((all) => differ(all.map(({ name }) => name)), reason('名称不能重复', 'a name stands twice'))
      .refine(
        (all) => differ(all.flatMap((item) => item.variantId ?? [])),
        reason('同一个规格只能出现一次', 'a variant stands twice'),
      ),
    /** How many entries there can be; whoever comes later waits in turn. */
    places: some(100_000).nullable().default(null),
    /** Entries of one person. */
    perPerson: some(100).default(1),
    deliveries: z
      .array(delivery)
      .min(1)
      .max(4)
      .refine(differ, reason('同一种方式只能出现一次', 'a way stands twice'))
      .default(['none']),
    pickupPoints: z
      .array(pickupPointId)
      .max(50)
      .refine(differ, reason('同一个自提点只能出现一次', 'a place stands twice'))
      .default([]),
    /** 仅团长可购买, 仅团长可见. */
    buyers: z.enum(['everyone', 'leader']).default('everyone'),
    seenBy: z.enum(['everyone', 'leader']).default('everyone'),
    /** Until a freed place goes to the next who waits. */
    confirmMinutes: z.number().int().min(5).max(1440).default(30),
    payMinutes: z.number().int().min(5).max(60).default(15),
    /** Who enters in the first so many minutes is put in order by a draw, not by speed; null: by the order of coming. */
    ballotMinutes: z.number().int().min(1).max(1440).nullable().default(null),
    /** 帮卖: whoever has a contract for its goods may sell it in a copy of their own. */
    helpers: z.enum(['none', 'contract']).default('none'),
    /** 可用优惠券: a coupon of the buyer's lowers the order of an entry. */
    coupons: z.boolean().default(false),
    /** The same again a week later, once it is cut off. */
    repeats: z.enum(['never', 'weekly']).default('never'),
  })
  .refine(
    ({ pays, items }) => pays === 'none' || items.every((item) => item.variantId !== null),
    reason('在商城付款的接龙，每一样都要选商品', 'paid in the shop, each item needs its goods', 'items'),
  )
  .refine(
    ({ deliveries, pickupPoints }) => deliveries.includes('pickup') === pickupPoints.length > 0,
    reason('自提要选自提点；不自提就不要选', 'pick-up needs its places, and only pick-up has them', 'pickupPoints'),
  )
  .refine(
    ({ pays, deliveries }) => pays === 'shop' || deliveries.every((way) => way === 'pickup' || way === 'none'),
    reason('快递和核销要在商城付款', 'express and codes need an order of the shop', 'deliveries'),
  )
  .refine(
    ({ pays, coupons }) => pays === 'shop' || !coupons,
    reason('报名接龙不在商城付款，用不了优惠券', 'coupons need an order of the shop', 'coupons'),
  )
  .refine(
    ({ buyers, seenBy }) => seenBy === 'everyone' || buyers === 'leader',
    reason('仅团长可见时，也只有团长能买', 'what only the leader sees only the leader can buy', 'seenBy'),
  )
  .refine(
    ({ ballotMinutes, places }) => ballotMinutes === null || places !== null,
    reason('抽签要设名额：不限名额就没有先后可抽', 'a ballot needs a number of places to draw for', 'ballotMinutes'),
  )
  .refine(
    ({ helpers, pays, places, ballotMinutes }) =>
      helpers === 'none' || (pays === 'shop' && places === null && ballotMinutes === null),
    reason(
      '帮卖的接龙要在商城付款，用库存限量，不设名额和抽签',
      'what helpers sell is paid in the shop and limited by its pieces, not by places or a ballot',
      'helpers',
    ),
  )
export type RelayTerms = z.output<typeof relayTerms>
