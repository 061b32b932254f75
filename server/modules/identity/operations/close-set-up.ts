import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { installation } from '../installation.ts'
import { db } from '../tables.ts'

/** From now on no set-up link works: a tenant is being founded in this transaction. */
export async function closeSetUp(ctx: Context): Promise<void> {
  await sql`
    insert into identity.installation (tenant_id, set_up_at) values (${installation}, ${ctx.now})
    on conflict (tenant_id) do update
    set set_up_at = coalesce(installation.set_up_at, excluded.set_up_at), set_up_hashes = '{}'`.execute(db(ctx))
}
