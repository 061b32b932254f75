import type { InputOf } from '../../../../../server/kernel/contract.ts'
import { readTeamEndpoint, type TeamId } from '../../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWatching } from '../../../../ui/sync/react.ts'
import { channelHere } from '../here.ts'

/** A team as it is now: read again whenever somebody joins, pays or leaves. */
export function useTeam(teamId: string | null, isSeen = true) {
  const ask = { teamId: teamId as TeamId, channel: channelHere() } as InputOf<typeof readTeamEndpoint>
  const found = useAsk(readTeamEndpoint, ask, { enabled: teamId !== null && isSeen, staleTime: 0 })
  useWatching(isSeen ? teamId : null, () => void found.refetch())
  return found
}
