import type { Order } from '../../../../../server/modules/commerce/contract.ts'
import {
  orderBalanceEndpoint,
  type PresaleId,
  readActivityEndpoint,
  readPresaleEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { channelHere } from '../here.ts'
import type { Deal, DealAsk } from '../kind.ts'
import type { ActivityFound } from '../shapes.ts'

/** One pre-sale of mine, as it is now. */
export const usePresale = (presaleId: string | null) =>
  useAsk(readPresaleEndpoint, { presaleId: presaleId as PresaleId }, { enabled: presaleId !== null, staleTime: 0 })

/** Ordering the balance: what the deposit left, to where it shall go. */
export function useBalanceOrder(_: ActivityFound, { entryId }: DealAsk): Deal {
  const presale = usePresale(entryId)
  const order = useAct(orderBalanceEndpoint, { refreshes: [readPresaleEndpoint, readActivityEndpoint] })
  const { balanceFen = null, quantity = 1 } = presale.data ?? {}
  return {
    unitFen: balanceFen === null ? null : balanceFen / quantity,
    most: quantity,
    hasOwnPieces: true,
    act: { error: order.error, isPending: order.isPending, reset: order.reset },
    place: async (words) => {
      const answer = await order.run({ presaleId: entryId as PresaleId, channel: channelHere(), ...words })
      return (answer?.order as Order | undefined) ?? null
    },
  }
}
