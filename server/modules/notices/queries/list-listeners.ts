/** People who want to be told, and on which devices. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { listLiveSessions } from '../../identity/index.ts'
import type { Wishes } from '../contract.ts'
import { db, type DeviceRow, type WishesRow } from '../tables.ts'

export type Listener = { wishes: Wishes; devices: DeviceRow[] }

const unasked: Wishes = { about: 'everything', quiet: null, zone: null, callsPass: false, discreet: false }

/** What people wish, by person; whoever never said gets told everything. */
export async function readWishes(ctx: Context, personIds: readonly PersonId[]): Promise<(id: PersonId) => Wishes> {
  const { rows } = await sql<WishesRow>`select * from notices.wishes
    where tenant_id = ${ctx.tenantId} and person_id = any(${personIds})`.execute(db(ctx))
  const known = new Map(rows.map((row) => [row.person_id, wishesOf(row)]))
  return (id) => known.get(id) ?? unasked
}

function wishesOf({ about, quiet_from: from, quiet_to: to, zone, calls_pass, discreet }: WishesRow): Wishes {
  return { about, quiet: from && to ? { from, to } : null, zone, callsPass: calls_pass, discreet }
}

/** Of these people those who can be told: with a device whose session is still good. Three statements. */
export async function listListeners(ctx: Context, personIds: readonly PersonId[]): Promise<Map<PersonId, Listener>> {
  const { rows } = await sql<DeviceRow>`select * from notices.devices
    where tenant_id = ${ctx.tenantId} and person_id = any(${personIds}) order by added_at, id`.execute(db(ctx))
  const live = await listLiveSessions(
    ctx,
    rows.map(({ session_id }) => session_id),
  )
  const wishes = await readWishes(ctx, personIds)
  const devices = rows.filter(({ session_id }) => live.has(session_id))
  const byPerson = Map.groupBy(devices, ({ person_id }) => person_id)
  return new Map([...byPerson].map(([id, theirs]) => [id, { wishes: wishes(id), devices: theirs }]))
}
