import { sql } from 'kysely'
import { enter, type Ground } from '../../../kernel/ground.ts'
import { installation } from '../installation.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { db } from '../tables.ts'

/**
 * The token of a one-time set-up link while this installation has no tenant yet, else null. Every start may print its
 * own; the ten latest work until one of them is used.
 */
export function offerSetUp(ground: Ground): Promise<{ token: string } | null> {
  const token = newSecret()
  return enter(ground, installation, { kind: 'system', name: 'set_up' }, async (ctx) => {
    const { rows } = await sql`
      insert into identity.installation (tenant_id, set_up_hashes) values (${installation}, array[${hashOf(token)}])
      on conflict (tenant_id) do update
      set set_up_hashes = (excluded.set_up_hashes || installation.set_up_hashes)[1:10]
      where installation.set_up_at is null
      returning tenant_id`.execute(db(ctx))
    return rows.length > 0 ? { token } : null
  })
}
