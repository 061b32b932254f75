import { actorId } from '../access.ts'
import type { Context } from '../../../kernel/context.ts'
import { NotAllowed, NotFound } from '../../../kernel/contract.ts'
import { LastOwner, type PersonId, type StaffRole, type TeamSeat } from '../contract.ts'
import { listTeam } from '../queries/list-team.ts'
import { mayChangeSeat } from '../rules/seats.ts'
import { db } from '../tables.ts'
import { endSessions, renewSockets } from './end-sessions.ts'
import { voidLinks } from './void-links.ts'

/** Changes the role of a seat. Raises `identity.last_owner` rather than leave the tenant without an owner. */
export async function changeSeat(
  ctx: Context,
  { personId, role }: { personId: PersonId; role: StaffRole },
): Promise<TeamSeat> {
  await requireChangeable(ctx, personId, role)
  await db(ctx)
    .updateTable('identity.seats')
    .set({ role })
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .execute()
  await renewSockets(ctx, personId)
  return readSeat(ctx, personId)
}

/** Takes a seat away: sessions end, API keys and unused links of the person stop working. Raises `identity.last_owner`. */
export async function withdrawSeat(ctx: Context, { personId }: { personId: PersonId }): Promise<void> {
  await requireChangeable(ctx, personId, null)
  await db(ctx)
    .deleteFrom('identity.seats')
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .execute()
  await db(ctx)
    .updateTable('identity.api_keys')
    .set({ revoked_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
  await endSessions(ctx, personId)
  await voidLinks(ctx, personId)
}

export async function readSeat(ctx: Context, personId: PersonId): Promise<TeamSeat> {
  const seat = (await listTeam(ctx, personId)).rows[0]
  if (!seat) throw NotFound()
  return seat
}

/**
 * Locks the owners' seats and the one in question, always in the same order, before looking: two owners who demote
 * each other at the same moment go one after the other, and the second finds out that they are no owner any more.
 */
async function requireChangeable(ctx: Context, personId: PersonId, to: StaffRole | null): Promise<void> {
  const seats = await db(ctx)
    .selectFrom('identity.seats')
    .select(['person_id', 'role'])
    .where('tenant_id', '=', ctx.tenantId)
    .where((row) => row.or([row('role', '=', 'owner'), row('person_id', 'in', [personId, actorId(ctx)])]))
    .orderBy('person_id')
    .forUpdate()
    .execute()
  const roleOf = (one: PersonId) => seats.find((seat) => seat.person_id === one)?.role ?? null
  const from = roleOf(personId)
  if (!from) throw NotFound()
  if (!mayChangeSeat(roleOf(actorId(ctx)), from, to)) throw NotAllowed()
  const owners = seats.filter(({ role }) => role === 'owner')
  if (from === 'owner' && to !== 'owner' && owners.length === 1) throw LastOwner()
}
