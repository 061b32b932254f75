/** 秒杀 for members. */
import type { Order } from '../../../../../server/modules/commerce/contract.ts'
import {
  buyFlashEndpoint,
  readActivityEndpoint,
  readFlashSaleEndpoint,
  type Terms,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { channelHere } from '../here.ts'
import type { Deal, DealAsk, MemberKind } from '../kind.ts'
import type { ActivityFound } from '../shapes.ts'
import { FlashSalePart } from './FlashSalePart.tsx'

function flashFen(terms: Terms, variantId: string): number | null {
  if (terms.kind !== 'flash_sale') return null
  return terms.items.find((one) => one.variantId === variantId)?.fen ?? null
}

function useFlashOrder(activity: ActivityFound, { variantId, quantity }: DealAsk): Deal {
  const { id: activityId, terms } = activity
  const buy = useAct(buyFlashEndpoint, { refreshes: [readFlashSaleEndpoint, readActivityEndpoint] })
  return {
    unitFen: flashFen(terms as Terms, variantId),
    most: terms.kind === 'flash_sale' ? (terms.perOrder ?? 1) : 1,
    act: { error: buy.error, isPending: buy.isPending, reset: buy.reset },
    place: async (words) => {
      const order = await buy.run({ activityId, variantId, quantity, channel: channelHere(), ...words })
      return order as Order | null
    },
  }
}

export const flashSale: MemberKind = { Part: FlashSalePart, priceOf: flashFen, useDeal: useFlashOrder }
