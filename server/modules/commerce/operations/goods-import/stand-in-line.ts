import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { db } from '../../tables.ts'

/** Two imports of one tenant that name the same goods take turns, so that nothing is made twice. */
export async function standInLine(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`goods ${ctx.tenantId}`}, 0))`.execute(db(ctx))
}
