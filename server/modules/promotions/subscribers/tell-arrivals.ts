import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { subscriber } from '../../../kernel/outbox.ts'
import type { PersonId } from '../../identity/contract.ts'
import { type ActivityId, type EntryId, relayArrived } from '../contract.ts'
import { tellPeople } from '../operations/tell-people.ts'
import { findRelay } from '../queries/relays/access-relay.ts'
import { pointsOf } from '../queries/relays/read-relay.ts'
import { db } from '../tables.ts'

/** 到货通知: whoever has something there is told once for each entry, and where it lies. */
export const tellArrivals = subscriber(
  'promotions.tell_arrivals',
  relayArrived,
  async (ctx, { activityId, personIds }) => {
    const relay = await findRelay(ctx, activityId)
    const points = new Map((await pointsOf(ctx, relay.terms)).map(({ id, name }) => [id as string, name]))
    const entries = await listArrived(ctx, activityId, personIds)
    await tellPeople(
      ctx,
      relay,
      ...entries.map(({ id, person_id, no, pickup_point_id }) => ({
        personId: person_id,
        kind: 'relay_arrived' as const,
        facts: { no, point: (pickup_point_id && points.get(pickup_point_id)) ?? '' },
        key: `arrived ${id}`,
      })),
    )
  },
)

type Arrived = { id: EntryId; person_id: PersonId; no: number; pickup_point_id: string | null }

/** Only what still stands: an entry that was cancelled meanwhile is told of nothing. */
async function listArrived(ctx: Context, id: ActivityId, personIds: readonly PersonId[]): Promise<Arrived[]> {
  const { rows } = await sql<Arrived>`
    select id, person_id, no, pickup_point_id from promotions.relay_entries
     where tenant_id = ${ctx.tenantId} and activity_id = ${id} and person_id = any(${personIds}) and state = 'entered'
       and arrived_at is not null order by no for share`.execute(db(ctx))
  return rows
}
