/** Relays and the copies of them that helpers sell. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { ActivityId } from '../../contract.ts'
import { db, type RelayCopyRow } from '../../tables.ts'
import { findRelay, type RelayActivity } from './access-relay.ts'

/** What makes a relay a copy of another; undefined for one that stands alone. */
export async function findCopy(ctx: Context, id: ActivityId): Promise<RelayCopyRow | undefined> {
  const all = db(ctx).selectFrom('promotions.relay_copies').selectAll().where('tenant_id', '=', ctx.tenantId)
  return all.where('activity_id', '=', id).executeTakeFirst()
}

/** All copies of a relay, in the order they were made. */
export async function listCopies(ctx: Context, sourceId: ActivityId): Promise<RelayCopyRow[]> {
  const all = db(ctx).selectFrom('promotions.relay_copies').selectAll().where('tenant_id', '=', ctx.tenantId)
  return all.where('source_id', '=', sourceId).orderBy('made_at').orderBy('activity_id').execute()
}

/** Whose pieces are taken: those of the source, for all who sell it. */
export async function poolOf(ctx: Context, id: ActivityId): Promise<RelayActivity | null> {
  const copy = await findCopy(ctx, id)
  return copy ? findRelay(ctx, copy.source_id) : null
}

/** What was taken of each item, by the source and all its copies together. */
export async function countTaken(ctx: Context, sourceId: ActivityId): Promise<Map<string, number>> {
  const { rows } = await sql<{ item: string; taken: number }>`
    select l.item, sum(l.quantity)::int as taken
      from promotions.relay_lines l
      join promotions.relay_entries e on e.tenant_id = l.tenant_id and e.id = l.entry_id
     where l.tenant_id = ${ctx.tenantId} and e.state in ('held', 'entered') and (e.activity_id = ${sourceId}
       or e.activity_id in (select c.activity_id from promotions.relay_copies c
            where c.tenant_id = ${ctx.tenantId} and c.source_id = ${sourceId}))
     group by 1`.execute(db(ctx))
  return new Map(rows.map((row) => [row.item, row.taken]))
}
