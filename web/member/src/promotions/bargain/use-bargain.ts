import type { InputOf } from '../../../../../server/kernel/contract.ts'
import type { Order } from '../../../../../server/modules/commerce/contract.ts'
import {
  type BargainId,
  orderBargainEndpoint,
  readActivityEndpoint,
  readBargainEndpoint,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { useWatching } from '../../../../ui/sync/react.ts'
import { channelHere } from '../here.ts'
import type { Deal, DealAsk } from '../kind.ts'
import type { ActivityFound } from '../shapes.ts'

/** A bargain as it is now: read again whenever somebody has helped. */
export function useBargain(bargainId: string | null, isSeen = true) {
  const ask = { bargainId: bargainId as BargainId, channel: channelHere() } as InputOf<typeof readBargainEndpoint>
  const found = useAsk(readBargainEndpoint, ask, { enabled: bargainId !== null && isSeen, staleTime: 0 })
  useWatching(isSeen ? bargainId : null, () => void found.refetch())
  return found
}

/** Ordering at the price reached. */
export function useBargainOrder(_: ActivityFound, { entryId }: DealAsk): Deal {
  const bargain = useBargain(entryId)
  const order = useAct(orderBargainEndpoint, { refreshes: [readBargainEndpoint, readActivityEndpoint] })
  return {
    unitFen: bargain.data?.nowFen ?? null,
    most: 1,
    rules: bargain.data?.rules,
    act: { error: order.error, isPending: order.isPending, reset: order.reset },
    place: async (words) => {
      const answer = await order.run({ bargainId: entryId as BargainId, channel: channelHere(), ...words })
      return (answer?.order as Order | undefined) ?? null
    },
  }
}
