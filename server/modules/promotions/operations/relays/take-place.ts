import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { ActivityId, RelayTerms } from '../../contract.ts'
import { db, type RelayRow } from '../../tables.ts'

const own = (ctx: Context, id: ActivityId) => sql`tenant_id = ${ctx.tenantId} and activity_id = ${id}`

async function move(ctx: Context, set: RawBuilder<unknown>, where: RawBuilder<unknown>): Promise<RelayRow | null> {
  const { rows } = await sql<RelayRow>`
    update promotions.relays set ${set}, revision = revision + 1 where ${where} returning *`.execute(db(ctx))
  return rows[0] ?? null
}

/** Free, and nobody waits for it. */
const isFree = ({ places }: RelayTerms) => sql`(${places}::int is null or taken < ${places}::int) and waiting = 0`

/**
 * Takes a place and the next number, by one conditional statement; null when it is full. The row stays taken until the
 * transaction ends, so numbers follow the order of the commits and none is left out.
 */
export async function takePlace(ctx: Context, id: ActivityId, terms: RelayTerms): Promise<number | null> {
  const taken = await move(
    ctx,
    sql`taken = taken + 1, next_no = next_no + 1`,
    sql`${own(ctx, id)} and ${isFree(terms)}`,
  )
  return taken && taken.next_no - 1
}

/** Takes a place for an entry that has its number; false when it is full. */
export async function takePlaceAgain(ctx: Context, id: ActivityId, terms: RelayTerms): Promise<boolean> {
  return (await move(ctx, sql`taken = taken + 1`, sql`${own(ctx, id)} and ${isFree(terms)}`)) !== null
}

/** The end of the waiting list; null when a place is free after all. */
export async function joinWaiting(ctx: Context, id: ActivityId, terms: RelayTerms): Promise<number | null> {
  const set = sql`waiting = waiting + 1, next_place = next_place + 1`
  const queued = await move(ctx, set, sql`${own(ctx, id)} and not (${isFree(terms)})`)
  return queued && queued.next_place - 1
}

/** A number for somebody whose place was kept for them. */
export async function takeNumber(ctx: Context, id: ActivityId): Promise<number> {
  const numbered = await move(ctx, sql`next_no = next_no + 1`, own(ctx, id))
  if (!numbered) throw new Error('a relay without its row')
  return numbered.next_no - 1
}

/** A place is given back. */
export const freePlace = (ctx: Context, id: ActivityId) => move(ctx, sql`taken = taken - 1`, own(ctx, id))

/** One fewer waits. */
export const leaveWaiting = (ctx: Context, id: ActivityId) => move(ctx, sql`waiting = waiting - 1`, own(ctx, id))
/** Whoever waits longest gets a place, if one is free. */
export const callNext = (ctx: Context, id: ActivityId, { places }: RelayTerms) =>
  move(
    ctx,
    sql`taken = taken + 1, waiting = waiting - 1`,
    sql`${own(ctx, id)} and waiting > 0 and (${places}::int is null or taken < ${places}::int)`,
  )

/** Holds the relay until the transaction ends: everything that changes an entry comes after this, one by one. */
export async function holdRelay(ctx: Context, id: ActivityId): Promise<RelayRow> {
  const held = await move(ctx, sql`closed_at = closed_at`, own(ctx, id))
  if (!held) throw new Error('a relay without its row')
  return held
}
