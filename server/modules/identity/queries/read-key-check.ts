import type { Kysely } from 'kysely'
import { type Database, inTenant } from '../../../kernel/database.ts'
import { installation } from '../installation.ts'
import type { IdentityTables } from '../tables.ts'

/** The fingerprint of the key this database is written with; null before the first start. */
export async function readKeyCheck(database: Database): Promise<string | null> {
  const row = await inTenant(database, installation, (transaction) =>
    (transaction as Kysely<IdentityTables>)
      .selectFrom('identity.installation')
      .select('key_check')
      .where('tenant_id', '=', installation)
      .executeTakeFirst(),
  )
  return row?.key_check ?? null
}
