import type { Order } from '../../../../../server/modules/commerce/contract.ts'
import {
  joinTeamEndpoint,
  openTeamEndpoint,
  readActivityEndpoint,
  readTeamEndpoint,
  type TeamId,
  type Terms,
} from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { channelHere } from '../here.ts'
import type { Deal, DealAsk } from '../kind.ts'
import type { ActivityFound } from '../shapes.ts'
import { useTeam } from './use-team.ts'

/** The lowest price the ladder promises. */
export function priceInTeam(terms: Terms, variantId: string): number | null {
  if (terms.kind !== 'group_buy') return null
  return terms.prices.find((one) => one.variantId === variantId)?.fen.at(-1) ?? null
}

/** What is paid now: the first step of the ladder; the difference goes back. */
function seatFen(terms: Terms, variantId: string): number | null {
  if (terms.kind !== 'group_buy') return null
  return terms.prices.find((one) => one.variantId === variantId)?.fen[0] ?? null
}

/** A seat: in the team one came to, or as the leader of a new one. */
export function useSeat(activity: ActivityFound, { variantId, quantity, entryId }: DealAsk): Deal {
  const team = useTeam(entryId)
  const refreshes = [readActivityEndpoint, readTeamEndpoint]
  const open = useAct(openTeamEndpoint, { refreshes })
  const join = useAct(joinTeamEndpoint, { refreshes })
  const terms = (entryId ? team.data?.terms : activity.terms) as Terms | undefined
  const act = entryId ? join : open
  return {
    unitFen: terms ? seatFen(terms, variantId) : null,
    most: terms?.kind === 'group_buy' ? terms.perOrder : 1,
    rules: team.data?.rules,
    act: { error: act.error, isPending: act.isPending, reset: act.reset },
    place: async (words) => {
      const seat = { variantId, quantity, channel: channelHere(), ...words }
      const answer = entryId
        ? await join.run({ teamId: entryId as TeamId, ...seat })
        : await open.run({ activityId: activity.id, ...seat })
      return (answer?.order as Order | undefined) ?? null
    },
  }
}
