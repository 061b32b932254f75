import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { actorId } from '../../identity/index.ts'
import { db } from '../tables.ts'

/** I have seen all that I was told so far. */
export async function readTidings(ctx: Context): Promise<void> {
  await sql`update notices.tidings set read_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and person_id = ${actorId(ctx)} and read_at is null`.execute(db(ctx))
}
