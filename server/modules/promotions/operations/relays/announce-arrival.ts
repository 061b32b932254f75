import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { publish } from '../../../../kernel/outbox.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { type ActivityId, type announceArrivalEndpoint, RelayStillRuns, relayArrived } from '../../contract.ts'
import { accessOwnRelay, requireSource } from '../../queries/relays/access-relay.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { db } from '../../tables.ts'

/** The goods are at a pick-up point, or at all of them: each entry is told once, those in copies too. Raises `promotions.relay_still_runs`. */
export async function announceArrival(
  ctx: Context,
  { activityId, pickupPointId }: RequestOf<typeof announceArrivalEndpoint>,
): Promise<AnswerOf<typeof announceArrivalEndpoint>> {
  const relay = await accessOwnRelay(ctx, activityId)
  await requireSource(ctx, activityId)
  if (activityStateOf(relay, ctx.now) !== 'ended') throw RelayStillRuns()
  const { rows } = await sql<{ person_id: PersonId | null; activity_id: ActivityId }>`
    update promotions.relay_entries set arrived_at = ${ctx.now}
     where tenant_id = ${ctx.tenantId} and state = 'entered' and arrived_at is null
       and (activity_id = ${activityId} or activity_id in (select c.activity_id from promotions.relay_copies c
         where c.tenant_id = ${ctx.tenantId} and c.source_id = ${activityId}))
       and (${pickupPointId ?? null}::text is null or pickup_point_id = ${pickupPointId ?? null})
    returning person_id, activity_id`.execute(db(ctx))
  for (const [id, theirs] of Map.groupBy(rows, ({ activity_id }) => activity_id)) {
    const personIds = [...new Set(theirs.flatMap(({ person_id }) => person_id ?? []))]
    if (personIds.length > 0) await publish(ctx, relayArrived, { activityId: id, personIds })
  }
  return { told: rows.length }
}
