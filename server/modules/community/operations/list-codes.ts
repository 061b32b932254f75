import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { listInDirectory } from '../../../kernel/ground.ts'
import { db } from '../tables.ts'

/** Lists every code that leads to a group in the directory, so that a visitor finds the tenant by it. */
export async function listCodes(ctx: Context): Promise<void> {
  const { rows } = await sql<{ code: string }>`
    select join_code as code from community.groups where tenant_id = ${ctx.tenantId}
    union all select code from community.invitations where tenant_id = ${ctx.tenantId}`.execute(db(ctx))
  for (const { code } of rows) await listInDirectory(ctx, 'join', code)
}
