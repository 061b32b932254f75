import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { accessGroup, accessSeat } from '../access.ts'
import type { GroupId } from '../contract.ts'
import { db, type GroupRow, type SeatRow } from '../tables.ts'
import { handOver } from './hand-over.ts'
import { leaveLine } from './leave-group.ts'
import { serveWaiting } from './serve-waiting.ts'
import { vacateSeat } from './vacate-seat.ts'

/**
 * Somebody leaves every group, line and community of the tenant, and all that names them there beside their id goes.
 * Groups that became theirs meanwhile pass to the assistant, else the member, who has been there longest; with nobody
 * left they close. Done again it changes nothing.
 */
export async function leaveForGood(ctx: Context, personId: PersonId): Promise<void> {
  for (const groupId of await listPlaces(ctx, personId)) await leaveOne(ctx, groupId, personId)
  await passCommunitiesOn(ctx, personId)
  const mine = sql`tenant_id = ${ctx.tenantId} and person_id = ${personId}`
  await sql`delete from community.join_requests where ${mine}`.execute(db(ctx))
  await sql`delete from community.memberships where ${mine}`.execute(db(ctx))
  await sql`update community.invitations set used = uses
    where tenant_id = ${ctx.tenantId} and created_by = ${personId}`.execute(db(ctx))
}

/** Groups in which they sit or wait, in the order in which groups are locked. */
async function listPlaces(ctx: Context, personId: PersonId): Promise<GroupId[]> {
  const mine = sql`tenant_id = ${ctx.tenantId} and person_id = ${personId}`
  const { rows } = await sql<{ id: GroupId }>`
    select group_id as id from community.seats where ${mine}
    union select group_id from community.waiting where ${mine} order by id`.execute(db(ctx))
  return rows.map(({ id }) => id)
}

async function leaveOne(ctx: Context, groupId: GroupId, personId: PersonId): Promise<void> {
  const group = await accessGroup(ctx, groupId, 'toChange')
  await leaveLine(ctx, groupId, [personId])
  const seat = await accessSeat(ctx, groupId, personId).catch(() => null)
  if (!seat) return
  if (seat.role === 'owner') await passOn(ctx, group, seat)
  await vacateSeat(ctx, group, await accessSeat(ctx, groupId, personId), { how: 'left' })
  await serveWaiting(ctx, group)
}

async function passOn(ctx: Context, group: GroupRow, { person_id }: SeatRow): Promise<void> {
  const { rows } = await sql<SeatRow>`
    select * from community.seats
     where tenant_id = ${ctx.tenantId} and group_id = ${group.id} and person_id <> ${person_id}
     order by role = 'assistant' desc, role = 'guest', joined_at, person_id limit 1`.execute(db(ctx))
  if (rows[0]) return handOver(ctx, group, rows[0], 3)
  await sql`update community.groups set closed_at = coalesce(closed_at, ${ctx.now})
    where tenant_id = ${ctx.tenantId} and id = ${group.id}`.execute(db(ctx))
}

/** A community whose owner runs none of its groups passes to the owner of its oldest group. */
async function passCommunitiesOn(ctx: Context, personId: PersonId): Promise<void> {
  await sql`update community.communities c set owner_id = heir.person_id
      from (select distinct on (g.community_id) g.community_id, s.person_id from community.groups g
              join community.seats s on s.tenant_id = g.tenant_id and s.group_id = g.id and s.role = 'owner'
             where g.tenant_id = ${ctx.tenantId} and s.person_id <> ${personId}
             order by g.community_id, g.created_at, g.id) heir
     where c.tenant_id = ${ctx.tenantId} and c.owner_id = ${personId} and heir.community_id = c.id`.execute(db(ctx))
}
