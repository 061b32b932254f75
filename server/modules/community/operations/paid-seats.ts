/** Seats that were paid for: taken when the payment arrives, ended when the fee has run out. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { accessCommunity, accessGroup, accessSeat, actorIdOrNull } from '../access.ts'
import {
  Banned,
  type CommunityId,
  endedFee,
  GroupClosed,
  GroupFull,
  type GroupId,
  JoinCodeUnknown,
  NameNeeded,
  RulesNotAccepted,
} from '../contract.ts'
import { accessDoor } from '../queries/access-door.ts'
import { readWhereabouts } from '../queries/read-whereabouts.ts'
import { db, type GroupRow } from '../tables.ts'
import { serveWaiting } from './serve-waiting.ts'
import { takeSeat } from './take-seat.ts'
import { vacateSeat } from './vacate-seat.ts'

type Door = { groupId: GroupId; communityId: CommunityId; personId: PersonId }

/**
 * The door of a group at which somebody is about to pay: only whoever would be let in may pay. Raises
 * `community.join_code_unknown`, `group_closed`, `banned`, `rules_not_accepted`, `group_full`.
 */
export async function payingDoor(ctx: Context, code: string): Promise<Door> {
  const personId = actorIdOrNull(ctx)
  if (!personId) throw NameNeeded()
  const { group, community } = await accessDoor(ctx, { code })
  if (group.threshold !== 'fee') throw JoinCodeUnknown()
  if (group.closed_at || community.archived_at) throw GroupClosed()
  const there = await readWhereabouts(ctx, group, personId)
  if (there.banned !== null) throw Banned({ reason: there.banned })
  if (!(await hasAccepted(ctx, community.id, community.rules_version, personId))) {
    throw RulesNotAccepted({ version: community.rules_version })
  }
  if (!there.seated && group.taken >= group.cap) throw GroupFull()
  return { groupId: group.id, communityId: community.id, personId }
}

async function hasAccepted(ctx: Context, id: CommunityId, version: number, personId: PersonId): Promise<boolean> {
  const { rows } = await sql`select 1 from community.acceptances where tenant_id = ${ctx.tenantId}
    and community_id = ${id} and version = ${version} and person_id = ${personId}`.execute(db(ctx))
  return rows.length > 0
}

/** Sits somebody down who has paid; false when there is no seat any more, or they may not come in: then the money goes back. */
export async function seatPaid(ctx: Context, groupId: GroupId, personId: PersonId): Promise<boolean> {
  const group = await accessGroup(ctx, groupId, 'toChange')
  const community = await accessCommunity(ctx, group.community_id, 'toRead')
  const there = await readWhereabouts(ctx, group, personId)
  if (there.seated) return true
  if (group.closed_at || community.archived_at || there.banned !== null) return false
  if (!(await takeSeat(ctx, group, { personId }))) return false
  await markPaid(ctx, group, personId)
  return true
}

/** The seat ends with the fee. */
export async function markPaid(ctx: Context, { id }: GroupRow, personId: PersonId): Promise<void> {
  await sql`update community.seats set by_fee = true
    where tenant_id = ${ctx.tenantId} and group_id = ${id} and person_id = ${personId}`.execute(db(ctx))
}

/** The fee has run out: by the community's published rule they leave, or stay and only read. Those who run a group stay. */
export async function endPaidSeats(
  ctx: Context,
  communityId: CommunityId,
  personId: PersonId,
  how: 'leaves' | 'reads',
): Promise<void> {
  for (const groupId of await listPaidSeats(ctx, communityId, personId)) {
    const group = await accessGroup(ctx, groupId, 'toChange')
    if (how === 'reads') await quieten(ctx, groupId, personId)
    else {
      await vacateSeat(ctx, group, await accessSeat(ctx, groupId, personId), { how: 'left', reason: endedFee })
      await serveWaiting(ctx, group)
    }
  }
}

/** Long enough: a renewal ends it. */
const until = new Date('9999-01-01T00:00:00Z')

async function quieten(ctx: Context, groupId: GroupId, personId: PersonId): Promise<void> {
  await sql`update community.seats set muted_until = ${until}, mute_reason = ${endedFee}
    where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and person_id = ${personId}`.execute(db(ctx))
}

/** Whoever has renewed speaks again where they only read. */
export async function resumePaidSeats(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<void> {
  for (const groupId of await listPaidSeats(ctx, communityId, personId)) {
    await sql`update community.seats set muted_until = null, mute_reason = null
      where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and person_id = ${personId}
        and mute_reason = ${endedFee}`.execute(db(ctx))
  }
}

/** In the order in which groups are locked. */
async function listPaidSeats(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<GroupId[]> {
  const { rows } = await sql<{ id: GroupId }>`
    select g.id from community.seats s join community.groups g on g.tenant_id = s.tenant_id and g.id = s.group_id
     where s.tenant_id = ${ctx.tenantId} and s.person_id = ${personId} and g.community_id = ${communityId} and s.by_fee
       and s.role not in ('owner', 'assistant') order by g.id`.execute(db(ctx))
  return rows.map(({ id }) => id)
}
