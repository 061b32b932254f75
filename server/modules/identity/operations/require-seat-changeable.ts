import type { Context } from '../../../kernel/context.ts'
import { NotAllowed, NotFound } from '../../../kernel/contract.ts'
import { actorId } from '../access.ts'
import { LastOwner, type PersonId, type StaffRole } from '../contract.ts'
import { mayChangeSeat } from '../rules/seats.ts'
import { db } from '../tables.ts'

/**
 * Locks the owners' seats and the one in question, always in the same order, before looking: two owners who demote
 * each other at the same moment go one after the other, and the second finds out that they are no owner any more.
 */
export async function requireSeatChangeable(ctx: Context, personId: PersonId, to: StaffRole | null): Promise<void> {
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
