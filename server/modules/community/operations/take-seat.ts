import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { publish } from '../../../kernel/outbox.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { type MemberRole, memberJoined } from '../contract.ts'
import { db, type GroupRow } from '../tables.ts'
import { enrol } from './enrol.ts'

export type Newcomer = {
  personId: PersonId
  role?: MemberRole
  title?: string
  joinedAt?: Date
  invitedBy?: PersonId | null
}

/** Takes a free seat for somebody at the door, unless others wait in line for it; false when there is none to take. */
export async function takeSeat(ctx: Context, group: GroupRow, newcomer: Newcomer): Promise<boolean> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('community.groups as g')
    .set((row) => ({ taken: row('g.taken', '+', 1) }))
    .where('g.tenant_id', '=', ctx.tenantId)
    .where('g.id', '=', group.id)
    .whereRef('g.taken', '<', 'g.cap')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('community.waiting as w')
            .select('w.ticket')
            .where('w.tenant_id', '=', ctx.tenantId)
            .where('w.group_id', '=', group.id),
        ),
      ),
    )
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await sit(ctx, group, [newcomer])
  await tellJoined(ctx, group, [newcomer])
  return true
}

/** Takes as many seats as asked, or none; false when they do not all fit. Nobody sits down by this alone. */
export async function claimSeats(ctx: Context, group: GroupRow, count: number): Promise<boolean> {
  const { numUpdatedRows } = await db(ctx)
    .updateTable('community.groups')
    .set((row) => ({ taken: row('taken', '+', count) }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', group.id)
    .where((row) => row(row('taken', '+', count), '<=', row.ref('cap')))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Sits people down on seats taken for them. A mute that has not ended is still there when its bearer comes back. */
export async function sit(ctx: Context, group: GroupRow, newcomers: readonly Newcomer[]): Promise<void> {
  await enrol(ctx, group.community_id, newcomers)
  await sql`
    insert into community.seats
      (tenant_id, group_id, person_id, role, title, joined_at, muted_until, mute_reason, invited_by)
    select ${ctx.tenantId}, ${group.id}, n.person_id, n.role, n.title, n.joined_at, past.muted_until, past.mute_reason,
           n.invited_by
      from unnest(
        ${newcomers.map(({ personId }) => personId)}::text[],
        ${newcomers.map(({ role = 'member' }) => role)}::text[],
        ${newcomers.map(({ title = '' }) => title)}::text[],
        ${newcomers.map(({ joinedAt = ctx.now }) => joinedAt)}::timestamptz[],
        ${newcomers.map(({ invitedBy = null }) => invitedBy)}::text[]
      ) as n(person_id, role, title, joined_at, invited_by)
      left join lateral (
        select muted_until, mute_reason from community.past_seats p
         where p.tenant_id = ${ctx.tenantId} and p.group_id = ${group.id} and p.person_id = n.person_id
         order by left_at desc limit 1
      ) as past on past.muted_until > ${ctx.now}`.execute(db(ctx))
}

export async function tellJoined(ctx: Context, group: GroupRow, newcomers: readonly Newcomer[]): Promise<void> {
  const place = { groupId: group.id, communityId: group.community_id }
  await publish(ctx, memberJoined, ...newcomers.map(({ personId }) => ({ ...place, personId })))
}
