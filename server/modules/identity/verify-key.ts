/** All nodes must seal with the same key, or addresses written by one cannot be found or read by another. */
import { sql } from 'kysely'
import { enter, type Ground } from '../../kernel/ground.ts'
import { checkWith } from '../../kernel/seal.ts'
import { installation } from './installation.ts'
import { db } from './tables.ts'

/** Remembers at the first start which key this database is written with; refuses to open with another. */
export async function verifyKey(ground: Ground): Promise<void> {
  const check = checkWith(ground.seal)
  const { rows } = await enter(ground, installation, { kind: 'system', name: 'verify_key' }, (ctx) =>
    sql<{ key_check: string }>`
      insert into identity.installation (tenant_id, key_check) values (${installation}, ${check})
      on conflict (tenant_id) do update set key_check = coalesce(installation.key_check, excluded.key_check)
      returning key_check`.execute(db(ctx)),
  )
  if (rows[0]?.key_check === check) return
  throw new Error(
    'SECRET_KEY: this database was written with another key. Set SECRET_KEY to that one, or put the file `secret-key` back into the data directory.',
  )
}
