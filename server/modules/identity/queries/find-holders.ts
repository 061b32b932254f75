import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

/** Who is known by each fingerprint, as an identity or as the address of an account; usually one person, at most two. */
export async function findHolders(ctx: Context, hashes: readonly string[]): Promise<Map<string, PersonId[]>> {
  if (hashes.length === 0) return new Map()
  const { rows } = await sql<{ hash: string; people: PersonId[] }>`
    select hash, array_agg(distinct person_id order by person_id) as people from (
      select hash, person_id from identity.sealed_identities
       where tenant_id = ${ctx.tenantId} and hash = any(${hashes}::text[])
      union all
      select address_hash, person_id from identity.accounts
       where tenant_id = ${ctx.tenantId} and address_hash = any(${hashes}::text[])) known
     group by hash`.execute(db(ctx))
  return new Map(rows.map(({ hash, people }) => [hash, people]))
}
