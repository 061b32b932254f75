/** Just before a call to a tiding leaves, the database is asked once more whether it is still wanted. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { tenantOf } from '../../identity/index.ts'
import { countBadge } from '../../messaging/index.ts'
import type { TidingId } from '../contract.ts'
import { type Listener, listListeners } from '../queries/list-listeners.ts'
import { holds } from '../queries/count-tidings.ts'
import { whenToTell } from '../rules/worth-telling.ts'
import { db, type TidingCallRow, type TidingRow } from '../tables.ts'
import type { Subscription } from './add-device.ts'
import { keyOf } from './keep-key.ts'
import { devicesThat, mostTries, noteDevices, type Outcome } from './note-delivery.ts'
import { deadAfterSeconds, type Parcel } from './take-out.ts'

/** So many groups that still wait are named, that a push may hold. */
const waitingNamed = 30

type TakenOut = { parcels: Parcel[]; later: Date | null }
const nothing: TakenOut = { parcels: [], later: null }

/**
 * Takes a call in hand and makes what leaves for each device that was not reached yet. Nothing when it is in another
 * worker's hand, was settled, read, taken back, or is over. `later`: quiet hours hold until then.
 */
export async function takeOutTiding(ctx: Context, id: TidingId): Promise<TakenOut> {
  const call = await takeInHand(ctx, id)
  if (!call) return nothing
  const tiding = await findTrue(ctx, id)
  const listener = tiding && (await listListeners(ctx, [tiding.person_id])).get(tiding.person_id)
  if (!tiding || !listener || listener.wishes.about === 'nothing') return settle(ctx, id)
  const { zone } = await tenantOf(ctx)
  const at = whenToTell({ now: ctx.now, toldAt: null, wishes: listener.wishes, zone, isPersonal: true })
  if (at > ctx.now) return putOff(ctx, id, at)
  return { parcels: await parcelsOf(ctx, tiding, call, listener), later: null }
}

async function takeInHand(ctx: Context, id: TidingId): Promise<TidingCallRow | undefined> {
  const dead = new Date(ctx.now.getTime() - deadAfterSeconds * 1000)
  const { rows } = await sql<TidingCallRow>`update notices.tiding_calls set taken_at = ${ctx.now}, tries = tries + 1
    where tenant_id = ${ctx.tenantId} and tiding_id = ${id} and settled_at is null
      and (taken_at is null or taken_at < ${dead}) returning *`.execute(db(ctx))
  return rows[0]
}

/** What was told, if it was not read since and still holds. */
async function findTrue(ctx: Context, id: TidingId): Promise<TidingRow | undefined> {
  const { rows } = await sql<TidingRow>`select * from notices.tidings
    where tenant_id = ${ctx.tenantId} and id = ${id} and ${holds(ctx)}`.execute(db(ctx))
  return rows[0]
}

async function settle(ctx: Context, id: TidingId): Promise<TakenOut> {
  await sql`update notices.tiding_calls set settled_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and tiding_id = ${id}`.execute(db(ctx))
  return nothing
}

/** As if nobody had tried: when the quiet hours end it is looked at anew. */
async function putOff(ctx: Context, id: TidingId, at: Date): Promise<TakenOut> {
  await sql`update notices.tiding_calls set taken_at = null, tries = tries - 1, made_at = ${at}
    where tenant_id = ${ctx.tenantId} and tiding_id = ${id}`.execute(db(ctx))
  return { parcels: [], later: at }
}

async function parcelsOf(
  ctx: Context,
  { id, person_id, kind, facts, at }: TidingRow,
  { reached }: TidingCallRow,
  { wishes, devices }: Listener,
): Promise<Parcel[]> {
  const { unread: badge, waiting } = await countBadge(ctx, person_id)
  const key = await keyOf(ctx)
  const words = {
    t: 'tiding' as const,
    id,
    told: wishes.discreet ? null : { kind, facts },
    badge,
    waiting: waiting.slice(0, waitingNamed),
    at: at.toISOString(),
  }
  return devices
    .filter((device) => !reached.includes(device.id))
    .map((device) => ({
      device: device.id,
      to: JSON.parse(ctx.seal.open(device.sealed)) as Subscription,
      pushed: { ...words, language: device.language },
      topic: id.slice(-26),
      isUrgent: true,
      key,
    }))
}

/** Remembers which devices a call has reached; what is left is tried again soon. */
export async function noteTidingCall(ctx: Context, id: TidingId, outcomes: readonly Outcome[]): Promise<void> {
  await noteDevices(ctx, outcomes)
  const reached = devicesThat('reached', outcomes)
  const isDone = devicesThat('later', outcomes).length === 0
  await sql`update notices.tiding_calls set reached = reached || ${reached}::text[], taken_at = null,
      settled_at = case when ${isDone} or tries >= ${mostTries} then ${ctx.now}::timestamptz end
    where tenant_id = ${ctx.tenantId} and tiding_id = ${id}`.execute(db(ctx))
}
