import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { listInDirectory } from '../../../kernel/ground.ts'
import { db } from '../tables.ts'

/** Lists every account's address in the directory, so that whoever holds the address finds the way in. */
export async function listAddresses(ctx: Context): Promise<void> {
  const { rows } = await sql<{ hash: string }>`
    select address_hash as hash from identity.accounts where tenant_id = ${ctx.tenantId}`.execute(db(ctx))
  for (const { hash } of rows) await listInDirectory(ctx, 'address', hash)
}
