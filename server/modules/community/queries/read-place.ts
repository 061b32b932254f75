import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../contract.ts'
import { db } from '../tables.ts'

/** The place in line of whoever holds a ticket: how many wait with it or with an earlier one. */
export async function readPlace(ctx: Context, groupId: GroupId, ticket: number): Promise<number> {
  const { place } = await db(ctx)
    .selectFrom('community.waiting')
    .select((row) => row.fn.countAll<number>().as('place'))
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .where('ticket', '<=', ticket)
    .executeTakeFirstOrThrow()
  return place
}
