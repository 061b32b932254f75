import type { Context } from '../../../kernel/context.ts'
import { readPlace } from '../queries/read-place.ts'
import { db, type GroupRow } from '../tables.ts'
import type { Newcomer } from './take-seat.ts'

/** Puts somebody at the end of the line in front of a group that the caller holds; answers their place, from 1. */
export async function waitInLine(
  ctx: Context,
  group: GroupRow,
  { personId, invitedBy = null }: Newcomer,
): Promise<number> {
  const { last_ticket } = await db(ctx)
    .updateTable('community.groups')
    .set((row) => ({ last_ticket: row('last_ticket', '+', 1) }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', group.id)
    .returning('last_ticket')
    .executeTakeFirstOrThrow()
  await db(ctx)
    .insertInto('community.waiting')
    .values({
      tenant_id: ctx.tenantId,
      group_id: group.id,
      person_id: personId,
      ticket: last_ticket,
      since: ctx.now,
      invited_by: invitedBy,
    })
    .execute()
  return readPlace(ctx, group.id, last_ticket)
}
