import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import { actorIdOrNull, accessGroup, accessSeat, readFooting } from '../access.ts'
import { NotAMember, type removeMemberEndpoint } from '../contract.ts'
import { readWhereabouts } from '../queries/read-whereabouts.ts'
import { requireMayRemove } from '../rules/authority.ts'
import { banPerson } from './ban-person.ts'
import { settleRequest } from './decide-join-request.ts'
import { leaveLine } from './leave-group.ts'
import { serveWaiting } from './serve-waiting.ts'
import { vacateSeat } from './vacate-seat.ts'

type Removal = RequestOf<typeof removeMemberEndpoint>

/**
 * Takes a seat, a place in line or an open request away, with the reason kept; the first in line gets the seat. With
 * `ban` the person leaves every group of the community and cannot come back until it is lifted.
 */
export async function removeMember(ctx: Context, removal: Removal): Promise<void> {
  await (removal.ban ? banPerson(ctx, removal) : takeSeatAway(ctx, removal))
}

async function takeSeatAway(ctx: Context, { groupId, personId, reason }: Removal): Promise<void> {
  const group = await accessGroup(ctx, groupId, 'toChange')
  const { authority } = await readFooting(ctx, groupId)
  const there = await readWhereabouts(ctx, group, personId)
  if (!there.seated && !there.ticket && !there.openRequest) throw NotAMember()
  if (there.ticket) await leaveLine(ctx, groupId, [personId])
  if (there.openRequest) await settleRequest(ctx, there.openRequest, 'declined', actorIdOrNull(ctx), reason)
  if (!there.seated) return

  const seat = await accessSeat(ctx, groupId, personId)
  requireMayRemove(authority, seat.role)
  await vacateSeat(ctx, group, seat, { how: 'removed', reason })
  await serveWaiting(ctx, group)
}
