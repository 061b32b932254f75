import type { Context } from '../../../kernel/context.ts'
import type { PersonId, StaffRole, TeamSeat } from '../contract.ts'
import { readSeat } from '../queries/read-seat.ts'
import { db } from '../tables.ts'
import { renewSockets } from './renew-sockets.ts'
import { requireSeatChangeable } from './require-seat-changeable.ts'

/** Changes the role of a seat. Raises `identity.last_owner` rather than leave the tenant without an owner. */
export async function changeSeat(
  ctx: Context,
  { personId, role }: { personId: PersonId; role: StaffRole },
): Promise<TeamSeat> {
  await requireSeatChangeable(ctx, personId, role)
  await db(ctx)
    .updateTable('identity.seats')
    .set({ role })
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .execute()
  await renewSockets(ctx, personId)
  return readSeat(ctx, personId)
}
