import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { readCards } from '../../identity/index.ts'
import { accessCommunity, accessGroup, actorIdOrNull, lockGroupsOf, readFooting } from '../access.ts'
import { type CommunityId, type GroupId, OwnerStays } from '../contract.ts'
import { requireMayRemove } from '../rules/authority.ts'
import { db, type GroupRow, type SeatRow } from '../tables.ts'
import { leaveLine } from './leave-group.ts'
import { serveWaiting } from './serve-waiting.ts'
import { vacateSeat } from './vacate-seat.ts'

type Ban = { groupId: GroupId; personId: PersonId; reason: string }

/**
 * Bans somebody from the whole community, on the word of whoever is above them in each of its groups. All groups are held,
 * so that nobody slips in while being banned. Raises `community.owner_stays`, `community.role_too_high`.
 */
export async function banPerson(ctx: Context, { groupId, personId, reason }: Ban): Promise<void> {
  const { community_id } = await accessGroup(ctx, groupId, 'toRead')
  const groups = await lockGroupsOf(ctx, community_id)
  const seats = await listSeatsOf(ctx, groups, personId)
  await requireMayBan(ctx, { groupId, personId }, community_id, seats)
  await writeBan(ctx, community_id, { personId, reason })
  for (const group of groups) {
    const seat = seats.find(({ group_id }) => group_id === group.id)
    if (seat) await vacateSeat(ctx, group, seat, { how: 'banned', reason })
    await leaveLine(ctx, group.id, [personId])
  }
  await declineRequests(ctx, groups, { personId, reason })
  for (const { group_id } of seats) await serveWaiting(ctx, groups.find(({ id }) => id === group_id) as GroupRow)
}

function listSeatsOf(ctx: Context, groups: readonly GroupRow[], personId: PersonId): Promise<SeatRow[]> {
  return db(ctx)
    .selectFrom('community.seats')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .where(
      'group_id',
      'in',
      groups.map(({ id }) => id),
    )
    .orderBy('group_id')
    .execute()
}

async function requireMayBan(
  ctx: Context,
  { groupId, personId }: Omit<Ban, 'reason'>,
  communityId: CommunityId,
  seats: readonly SeatRow[],
): Promise<void> {
  const { authority } = await readFooting(ctx, groupId)
  for (const { role } of seats) requireMayRemove(authority, role)
  const { owner_id } = await accessCommunity(ctx, communityId, 'toRead')
  if (owner_id === personId) throw OwnerStays()
  if ((await readCards(ctx, [personId])).size === 0) throw NotFound()
}

async function writeBan(ctx: Context, communityId: CommunityId, { personId, reason }: Omit<Ban, 'groupId'>) {
  await db(ctx)
    .insertInto('community.bans')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('ban'),
      community_id: communityId,
      person_id: personId,
      reason,
      by: actorIdOrNull(ctx),
      at: ctx.now,
      lifted_at: null,
      lifted_by: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'community_id', 'person_id']).where('lifted_at', 'is', null).doNothing(),
    )
    .execute()
}

async function declineRequests(ctx: Context, groups: readonly GroupRow[], { personId, reason }: Omit<Ban, 'groupId'>) {
  await db(ctx)
    .updateTable('community.join_requests')
    .set({ decided_at: ctx.now, decided_by: actorIdOrNull(ctx), decision: 'declined', reason })
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .where('decided_at', 'is', null)
    .where(
      'group_id',
      'in',
      groups.map(({ id }) => id),
    )
    .execute()
}
