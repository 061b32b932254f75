import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { publish } from '../../../../kernel/outbox.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { type announceArrivalEndpoint, RelayStillRuns, relayArrived } from '../../contract.ts'
import { accessOwnRelay } from '../../queries/relays/access-relay.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { db } from '../../tables.ts'

/** The goods are at a pick-up point, or at all of them: each entry is told once. Raises `promotions.relay_still_runs`. */
export async function announceArrival(
  ctx: Context,
  { activityId, pickupPointId }: RequestOf<typeof announceArrivalEndpoint>,
): Promise<AnswerOf<typeof announceArrivalEndpoint>> {
  const relay = await accessOwnRelay(ctx, activityId)
  if (activityStateOf(relay, ctx.now) !== 'ended') throw RelayStillRuns()
  const { rows } = await sql<{ person_id: PersonId | null }>`
    update promotions.relay_entries set arrived_at = ${ctx.now}
     where tenant_id = ${ctx.tenantId} and activity_id = ${activityId} and state = 'entered' and arrived_at is null
       and (${pickupPointId ?? null}::text is null or pickup_point_id = ${pickupPointId ?? null})
    returning person_id`.execute(db(ctx))
  const personIds = [...new Set(rows.flatMap(({ person_id }) => person_id ?? []))]
  if (personIds.length > 0) await publish(ctx, relayArrived, { activityId, personIds })
  return { told: rows.length }
}
