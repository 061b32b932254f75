import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { NotAllowed, NotFound } from '../../../../kernel/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { accessActivity, requireChannel } from '../../access.ts'
import {
  type ActivityId,
  ActivityNotRunning,
  type Channel,
  type EntryId,
  LeaderOnly,
  type RelayTerms,
} from '../../contract.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { type ActivityRow, db, type EntryRow } from '../../tables.ts'

export type RelayActivity = ActivityRow & { terms: RelayTerms }

/** Whoever made the relay (团长), and operators. */
export function organises({ actor }: Context, { made_by }: Pick<ActivityRow, 'made_by'>): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system'
  return actor.personId === made_by || actor.staffRole === 'owner' || actor.staffRole === 'admin'
}

/** A relay for a member of its community; one that only its leader sees is not there for others. */
export async function accessRelay(ctx: Context, id: ActivityId, channel: Channel | null): Promise<RelayActivity> {
  const activity = await accessActivity(ctx, id, 'toRead')
  const relay = asRelay(activity)
  const leads = organises(ctx, activity)
  if (relay.terms.seenBy === 'leader' && !leads) throw NotFound()
  if (channel !== null && !leads) requireChannel(activity, channel)
  return relay
}

/** What relays said that were made before there was a choice. */
const unsaid = { ballotMinutes: null, helpers: 'none' } as const

/** An activity that is a relay. Raises `kernel.not_found`. */
export function asRelay(activity: ActivityRow): RelayActivity {
  if (activity.terms.kind !== 'relay') throw NotFound()
  return { ...activity, terms: { ...unsaid, ...activity.terms } }
}

/** A relay as the house itself sees it, whoever is at work: for what follows from payments and from the clock. */
export async function findRelay(ctx: Context, id: ActivityId): Promise<RelayActivity> {
  const all = db(ctx).selectFrom('promotions.activities').selectAll().where('tenant_id', '=', ctx.tenantId)
  const found = await all.where('id', '=', id).executeTakeFirst()
  if (!found) throw NotFound()
  return asRelay(found)
}

/** For entering. Raises `promotions.activity_not_running`, `promotions.channel_refuses`, `promotions.leader_only`. */
export async function accessOpenRelay(ctx: Context, id: ActivityId, channel: Channel): Promise<RelayActivity> {
  const activity = await accessRelay(ctx, id, null)
  requireChannel(activity, channel)
  if (activityStateOf(activity, ctx.now) !== 'running') throw ActivityNotRunning()
  if (activity.terms.buyers === 'leader' && !organises(ctx, activity)) throw LeaderOnly()
  return activity
}

/** For the organiser's desk. Raises `kernel.not_allowed`. */
export async function accessOwnRelay(ctx: Context, id: ActivityId): Promise<RelayActivity> {
  const activity = await accessRelay(ctx, id, null)
  if (!organises(ctx, activity)) throw NotAllowed()
  return activity
}

/** Delivery stays with the source: whoever only sells a copy cannot decide on it. Raises `kernel.not_allowed`. */
export async function requireSource(ctx: Context, id: ActivityId): Promise<void> {
  const { rows } = await sql<{ made_by: PersonId }>`
    select a.made_by from promotions.relay_copies c
      join promotions.activities a on a.tenant_id = c.tenant_id and a.id = c.source_id
     where c.tenant_id = ${ctx.tenantId} and c.activity_id = ${id}`.execute(db(ctx))
  const [source] = rows
  if (source && !organises(ctx, source)) throw NotAllowed()
}

/** Raises `kernel.not_found`. */
export async function findEntry(ctx: Context, id: EntryId): Promise<EntryRow> {
  const entries = db(ctx).selectFrom('promotions.relay_entries').selectAll().where('tenant_id', '=', ctx.tenantId)
  const found = await entries.where('id', '=', id).executeTakeFirst()
  if (!found) throw NotFound()
  return found
}
