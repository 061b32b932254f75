import { sql } from 'kysely'
import { DateTime } from 'luxon'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import { jsonb } from '../../../../kernel/jsonb.ts'
import { publish } from '../../../../kernel/outbox.ts'
import { tenantOf } from '../../../identity/index.ts'
import { type ActivityId, activityChanged, type EntryId } from '../../contract.ts'
import { findRelay, type RelayActivity } from '../../queries/relays/access-relay.ts'
import { type ActivityRow, db } from '../../tables.ts'
import { noteVersion } from '../note-version.ts'
import { endEntry, offerPlaces } from './end-entry.ts'
import { openRelay } from './open-relay.ts'

const atOnce = 200

/** Places that nobody confirmed in time go on to the next, and those that became free otherwise are offered. Returns how many moved. */
export async function passOffersOn(ctx: Context): Promise<number> {
  const { rows } = await sql<{ id: EntryId; activity_id: ActivityId }>`
    select id, activity_id from promotions.relay_entries
     where tenant_id = ${ctx.tenantId} and state = 'offered' and confirm_by <= ${ctx.now}
     order by activity_id, confirm_by limit ${atOnce}`.execute(db(ctx))
  for (const { id, activity_id } of rows) await endEntry(ctx, await findRelay(ctx, activity_id), id, 'unconfirmed')
  return rows.length + (await offerFree(ctx))
}

async function offerFree(ctx: Context): Promise<number> {
  const { rows } = await sql<{ activity_id: ActivityId }>`
    select r.activity_id from promotions.relays r
      join promotions.activities a on a.tenant_id = r.tenant_id and a.id = r.activity_id
     where r.tenant_id = ${ctx.tenantId} and r.waiting > 0 and a.ended_at is null and a.ends_at > ${ctx.now}
       and ((a.terms->>'places') is null or r.taken < (a.terms->>'places')::int)
     order by 1 limit ${atOnce}`.execute(db(ctx))
  let offered = 0
  for (const { activity_id } of rows) offered += await offerPlaces(ctx, await findRelay(ctx, activity_id))
  return offered
}

/** Relays that repeat weekly begin again when they are cut off: once for each week, by unique key. Returns how many. */
export async function repeatRelays(ctx: Context): Promise<number> {
  const { rows } = await sql<{ id: ActivityId }>`
    select a.id from promotions.activities a
     where a.tenant_id = ${ctx.tenantId} and a.kind = 'relay' and a.terms->>'repeats' = 'weekly' and a.ended_at is null
       and a.ends_at <= ${ctx.now} and not exists (select from promotions.relays r
         where r.tenant_id = a.tenant_id and r.repeat_of = a.id)
     order by 1 limit ${atOnce} for no key update skip locked`.execute(db(ctx))
  for (const { id } of rows) await repeat(ctx, await findRelay(ctx, id))
  return rows.length
}

async function repeat(ctx: Context, relay: RelayActivity): Promise<void> {
  const zone = (await tenantOf(ctx)).zone
  const weeks = weeksOn(relay.ends_at, ctx.now, zone)
  const later = (moment: Date) => DateTime.fromJSDate(moment, { zone }).plus({ weeks }).toJSDate()
  const made = await db(ctx)
    .insertInto('promotions.activities')
    .values({
      ...relay,
      id: newId('act') as ActivityId,
      version: 1,
      terms: jsonb(relay.terms),
      starts_at: later(relay.starts_at),
      ends_at: later(relay.ends_at),
      paused_at: null,
      ended_at: null,
      made_at: ctx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await openRelay(ctx, made, relay.id)
  await noteVersion(ctx, made satisfies ActivityRow)
  await publish(ctx, activityChanged, { activityId: made.id })
}

/** The next week that is not over yet, by the tenant's calendar: weeks in which the house stood still are left out. */
function weeksOn(end: Date, now: Date, zone: string): number {
  const from = DateTime.fromJSDate(end, { zone })
  let weeks = 1
  while (from.plus({ weeks }).toJSDate() <= now) weeks += 1
  return weeks
}
