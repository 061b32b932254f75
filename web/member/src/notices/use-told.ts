import { countTidingsEndpoint } from '../../../../server/modules/notices/contract.ts'
import { useAsk } from '../../../ui/asking.ts'

const minute = 60_000

/** What I was told and have not read, as the server counts it: asked when the app is looked at, and every minute. */
export const useTold = (): number =>
  useAsk(countTidingsEndpoint, {}, { staleTime: 0, refetchInterval: minute }).data?.unread ?? 0
