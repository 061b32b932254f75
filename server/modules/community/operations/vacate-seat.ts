import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { publish } from '../../../kernel/outbox.ts'
import { actorIdOrNull } from '../access.ts'
import { memberLeft } from '../contract.ts'
import { db, type GroupRow, type PastSeatRow, type SeatRow } from '../tables.ts'

/** Ends a seat and remembers how; whoever waits is not served yet. The caller holds the group. */
export async function vacateSeat(
  ctx: Context,
  group: GroupRow,
  seat: SeatRow,
  { how, reason = null }: { how: PastSeatRow['how']; reason?: string | null },
): Promise<void> {
  const { group_id, person_id } = seat
  await db(ctx)
    .deleteFrom('community.seats')
    .where((row) => row.and({ tenant_id: ctx.tenantId, group_id, person_id }))
    .execute()
  await db(ctx)
    .updateTable('community.groups')
    .set((row) => ({ taken: row('taken', '-', 1) }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', group.id)
    .execute()
  await remember(ctx, seat, { how, reason })
  await publish(ctx, memberLeft, { groupId: group_id, communityId: group.community_id, personId: person_id, how })
}

async function remember(ctx: Context, seat: SeatRow, end: Pick<PastSeatRow, 'how' | 'reason'>): Promise<void> {
  const { title: _, invited_by: __, by_fee: ___, ...kept } = seat
  await db(ctx)
    .insertInto('community.past_seats')
    .values({ ...kept, ...end, id: newId('pst'), left_at: ctx.now, by: actorIdOrNull(ctx) })
    .execute()
}
