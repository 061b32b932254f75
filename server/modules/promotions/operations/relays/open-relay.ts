import type { Context } from '../../../../kernel/context.ts'
import type { ActivityId } from '../../contract.ts'
import { type ActivityRow, db } from '../../tables.ts'
import { openBallot } from './open-ballot.ts'

/** The row that numbers and places are taken from; a repetition is written once for the week it follows. */
export async function openRelay(
  ctx: Context,
  activity: Pick<ActivityRow, 'id' | 'terms'>,
  repeatOf: ActivityId | null = null,
): Promise<void> {
  await db(ctx)
    .insertInto('promotions.relays')
    .values({
      tenant_id: ctx.tenantId,
      activity_id: activity.id,
      next_no: 1,
      next_place: 1,
      taken: 0,
      waiting: 0,
      revision: 0,
      closed_at: null,
      repeat_of: repeatOf,
    })
    .execute()
  await openBallot(ctx, activity)
}
