import type { InputOf } from '../../../../server/kernel/contract.ts'
import { readActivityEndpoint } from '../../../../server/modules/promotions/contract.ts'
import { useAsk, type UseAskOptions } from '../../../ui/asking.ts'
import { useWatching } from '../../../ui/sync/react.ts'
import { channelHere } from './here.ts'
import type { ActivityFound } from './shapes.ts'

/** An activity as it is now: read again whenever the server tells that it has changed. */
export function useActivity(activityId: string, options: UseAskOptions<ActivityFound> = {}) {
  const ask = { activityId, channel: channelHere() } as InputOf<typeof readActivityEndpoint>
  const found = useAsk(readActivityEndpoint, ask, { staleTime: 0, ...options })
  useWatching(options.enabled === false ? null : activityId, () => void found.refetch())
  return found
}
