import type { Context } from '../../../kernel/context.ts'
import { GroupClosed, type GroupId, NotAMember } from '../../community/contract.ts'
import { listStandings, type Standing } from '../../community/index.ts'
import { actorId } from '../../identity/index.ts'

/** Lets pass who belongs to the group and may take part. Raises `community.not_a_member`, `community.group_closed`. */
export async function requireMembership(ctx: Context, groupId: GroupId): Promise<Standing> {
  const standing = await requireSeat(ctx, groupId)
  if (standing.closedAt) throw GroupClosed()
  return standing
}

/** Lets pass who belongs to the group, closed or not; operators may look in but do not belong. Raises `community.not_a_member`. */
export async function requireSeat(ctx: Context, groupId: GroupId): Promise<Standing> {
  const personId = actorId(ctx)
  const standing = (await listStandings(ctx, [{ groupId, personId }])).get(`${groupId} ${personId}`)
  if (!standing) throw NotAMember()
  return standing
}
