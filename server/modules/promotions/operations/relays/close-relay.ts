import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { publish } from '../../../../kernel/outbox.ts'
import { activityChanged, type closeRelayEndpoint, RelayStillRuns } from '../../contract.ts'
import { accessOwnRelay, requireSource } from '../../queries/relays/access-relay.ts'
import { showRelay } from '../../queries/relays/read-relay.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { db } from '../../tables.ts'
import { tellChange } from '../tell-change.ts'

/** Everything is handed over, of its copies too. A relay is never deleted, only cut off and closed. Raises `promotions.relay_still_runs`. */
export async function closeRelay(
  ctx: Context,
  { activityId }: RequestOf<typeof closeRelayEndpoint>,
): Promise<AnswerOf<typeof closeRelayEndpoint>> {
  const relay = await accessOwnRelay(ctx, activityId)
  await requireSource(ctx, activityId)
  if (activityStateOf(relay, ctx.now) !== 'ended') throw RelayStillRuns()
  await sql`update promotions.relays set closed_at = coalesce(closed_at, ${ctx.now})
    where tenant_id = ${ctx.tenantId} and (activity_id = ${activityId} or activity_id in (select c.activity_id
      from promotions.relay_copies c where c.tenant_id = ${ctx.tenantId} and c.source_id = ${activityId}))`.execute(
    db(ctx),
  )
  tellChange(ctx, activityId)
  await publish(ctx, activityChanged, { activityId })
  return showRelay(ctx, relay)
}
