import type { Context } from '../../../../kernel/context.ts'
import { publish } from '../../../../kernel/outbox.ts'
import { type ActivityId, relayChanged } from '../../contract.ts'
import { db } from '../../tables.ts'
import { tellChange } from '../tell-change.ts'

/** So that a card in the chat can follow. */
export async function tellRelay(ctx: Context, activityId: ActivityId): Promise<void> {
  const { taken, waiting } = await db(ctx)
    .selectFrom('promotions.relays')
    .select(['taken', 'waiting'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('activity_id', '=', activityId)
    .executeTakeFirstOrThrow()
  tellChange(ctx, activityId)
  await publish(ctx, relayChanged, { activityId, taken, waiting })
}
