/** Flash sales (秒杀 / 限时购): few pieces, short hours, a stock of their own. */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'
import * as shop from '../../commerce/contract.ts'
import { fen } from '../../ledger/contract.ts'
import * as problems from './problems.ts'
import { activityId, orderWords, seenOn } from './shapes.ts'

export const slot = z.object({ opensAt: instant, closesAt: instant })
export type Slot = z.infer<typeof slot>

export const flashSale = z.object({
  activityId,
  title: z.string(),
  /** The hours it is open in now; null between them. */
  open: slot.nullable(),
  /** The next hours, where it is not open. */
  next: slot.nullable(),
  items: z.array(
    z.object({
      variantId: shop.variantId,
      fen,
      pieces: z.number().int(),
      /** Neither sold nor held. */
      left: z.number().int(),
      /** 已抢 X %: sold pieces in basis points of all, from rows. */
      soldShare: z.number().int(),
      /** Of mine, held or paid. */
      mine: z.number().int(),
    }),
  ),
  perPerson: z.number().int(),
})
export type FlashSale = z.infer<typeof flashSale>

export const readFlashSaleEndpoint = endpoint({
  name: 'promotions.read_flash_sale',
  route: 'GET /activities/:activityId/flash-sale',
  summary: 'A flash sale as it stands: its hours, what is left, how much is sold',
  input: z.object({ activityId, channel: seenOn }),
  output: flashSale,
  problems: [problems.ChannelRefuses],
})
export const buyFlashEndpoint = endpoint({
  name: 'promotions.buy_flash',
  route: 'POST /activities/:activityId/flash-sale/orders',
  summary: 'Order in a flash sale: a piece is taken now and held until it is paid or its time is over',
  input: z.object({ activityId, variantId: shop.variantId, quantity: shop.quantity.default(1), ...orderWords }),
  output: shop.order,
  problems: [
    problems.ActivityNotRunning,
    problems.ChannelRefuses,
    problems.VariantNotInActivity,
    problems.SlotClosed,
    problems.QuotaTaken,
    shop.SoldOut,
    shop.NotForSale,
    shop.LimitReached,
    shop.DeliveryImpossible,
    shop.RecipientMissing,
    shop.PickupPointMissing,
    shop.PriceChanged,
  ],
})
