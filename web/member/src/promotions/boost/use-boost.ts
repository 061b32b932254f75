import type { InputOf } from '../../../../../server/kernel/contract.ts'
import type {
  BoostId,
  BoostPrize,
  readBoostEndpoint as Read,
} from '../../../../../server/modules/promotions/contract.ts'
import { readBoostEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWatching } from '../../../../ui/sync/react.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { channelHere } from '../here.ts'

/** A boost as it is now: read again whenever somebody has come or gone. */
export function useBoost(boostId: string, isSeen = true) {
  const ask = { boostId: boostId as BoostId, channel: channelHere() } as InputOf<typeof Read>
  const found = useAsk(readBoostEndpoint, ask, { enabled: isSeen, staleTime: 0 })
  useWatching(isSeen ? boostId : null, () => void found.refetch())
  return found
}

/** “100 积分”, “一张优惠券”, “手作茶一杯” */
export function usePrizeWords() {
  const { t } = useWords()
  return (prize: BoostPrize): string => {
    if (prize.kind === 'points') return t('boost.points', { count: prize.points })
    return prize.kind === 'coupon' ? t('boost.coupon') : prize.title
  }
}
