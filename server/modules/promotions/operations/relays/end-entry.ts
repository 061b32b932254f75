import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { publish } from '../../../../kernel/outbox.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { withdraw } from '../../../notices/index.ts'
import { type ActivityId, type EntryId, placeOffered } from '../../contract.ts'
import type { RelayActivity } from '../../queries/relays/access-relay.ts'
import { readLines } from '../../queries/relays/read-lines.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { db, type EntryRow } from '../../tables.ts'
import { tellPeople } from '../tell-people.ts'
import { returnItems } from './take-items.ts'
import { callNext, freePlace, holdRelay, leaveWaiting } from './take-place.ts'
import { tellRelay } from './tell-relay.ts'

/**
 * Ends an entry, once: its number stays, what it took is there again, and whoever waits longest is offered its place. False
 * when it had ended before.
 */
export async function endEntry(ctx: Context, relay: RelayActivity, id: EntryId, why: string): Promise<boolean> {
  await holdRelay(ctx, relay.id)
  const was = await cancel(ctx, id, why)
  if (!was) return false
  if (was.state === 'waiting') await leaveWaiting(ctx, relay.id)
  else if (was.state !== 'balloting') await freePlace(ctx, relay.id)
  if (was.state === 'held' || was.state === 'entered') {
    const items = (await readLines(ctx, [id])).get(id) ?? []
    await returnItems(ctx, { activityId: relay.id, personId: was.person_id, items })
  }
  if (was.state === 'offered' && was.person_id) await tellOver(ctx, relay, id, was.person_id, why)
  await offerPlaces(ctx, relay)
  await tellRelay(ctx, relay.id)
  return true
}

/** Whoever let an offer pass is told that it went on; what was told of the offer holds no longer. */
async function tellOver(ctx: Context, relay: RelayActivity, id: EntryId, personId: PersonId, why: string) {
  await withdraw(ctx, personId, offerKey(id))
  if (why !== 'unconfirmed') return
  await tellPeople(ctx, relay, { personId, kind: 'place_passed_on', key: `passed on ${id}` })
}

async function cancel(ctx: Context, id: EntryId, why: string): Promise<Pick<EntryRow, 'state' | 'person_id'> | null> {
  const by = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const { rows } = await sql<Pick<EntryRow, 'state' | 'person_id'>>`
    update promotions.relay_entries e
       set state = 'cancelled', confirm_by = null, cancelled_at = ${ctx.now}, cancelled_by = ${by}, cancelled_why = ${why}
      from (select id, state from promotions.relay_entries
             where tenant_id = ${ctx.tenantId} and id = ${id} and state <> 'cancelled' for no key update) was
     where e.tenant_id = ${ctx.tenantId} and e.id = was.id
    returning was.state, e.person_id`.execute(db(ctx))
  return rows[0] ?? null
}

/** Offers each free place to whoever waits longest, for as long as the terms say; after the cut-off nobody is called. */
export async function offerPlaces(ctx: Context, relay: RelayActivity): Promise<number> {
  if (activityStateOf(relay, ctx.now) !== 'running') return 0
  let offered = 0
  while (await callNext(ctx, relay.id, relay.terms)) {
    await offer(ctx, relay)
    offered += 1
  }
  return offered
}

async function offer(ctx: Context, relay: RelayActivity): Promise<void> {
  const { id, terms } = relay
  const confirmBy = new Date(ctx.now.getTime() + terms.confirmMinutes * 60_000)
  const { rows } = await sql<EntryRow>`
    update promotions.relay_entries set state = 'offered', confirm_by = ${confirmBy}
     where tenant_id = ${ctx.tenantId} and id = (select id from promotions.relay_entries
       where tenant_id = ${ctx.tenantId} and activity_id = ${id} and state = 'waiting' order by place limit 1)
    returning *`.execute(db(ctx))
  const [called] = rows
  if (!called?.person_id) throw new Error('nobody waits where somebody was counted')
  await tellOffer(ctx, relay, { entryId: called.id, personId: called.person_id, confirmBy })
}

/** Under this an offer is told once, and taken back. */
export const offerKey = (id: EntryId): string => `offer ${id}`

type Offer = { entryId: EntryId; personId: PersonId; confirmBy: Date }

/** A place is kept for somebody: told with the moment until which it is, the cut-off at the latest. */
export async function tellOffer(ctx: Context, relay: RelayActivity, { confirmBy, ...whose }: Offer): Promise<void> {
  const { entryId, personId } = whose
  await publish(ctx, placeOffered, { activityId: relay.id, ...whose, confirmBy: confirmBy.toISOString() })
  const until = confirmBy < relay.ends_at ? confirmBy : relay.ends_at
  const facts = { until: until.toISOString() }
  await tellPeople(ctx, relay, { personId, kind: 'place_offered', facts, key: offerKey(entryId), until })
}

/** The relay was cut off before its time: places that were kept can be confirmed no longer. */
export async function withdrawOffers(ctx: Context, activityId: ActivityId): Promise<void> {
  const { rows } = await sql<{ id: EntryId; person_id: PersonId }>`select id, person_id from promotions.relay_entries
    where tenant_id = ${ctx.tenantId} and activity_id = ${activityId} and state = 'offered'`.execute(db(ctx))
  for (const { id, person_id } of rows) await withdraw(ctx, person_id, offerKey(id))
}
