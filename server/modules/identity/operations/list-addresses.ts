import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { listAllInDirectory } from '../../../kernel/ground.ts'
import { db } from '../tables.ts'

/** Lists every address by which somebody is known in the directory, so that whoever holds the address finds the way in. */
export async function listAddresses(ctx: Context): Promise<void> {
  const { rows } = await sql<{ hash: string }>`
    select address_hash as hash from identity.accounts where tenant_id = ${ctx.tenantId}
    union
    select hash from identity.sealed_identities
     where tenant_id = ${ctx.tenantId} and kind in ('phone', 'email')`.execute(db(ctx))
  await listAllInDirectory(
    ctx,
    'address',
    rows.map(({ hash }) => hash),
  )
}
