import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { tailFingerprint } from '../sealed-identity.ts'
import { db } from '../tables.ts'

/** More than anybody looks through. */
const most = 2000

/** People with a phone that ends in these four digits. */
export async function findByPhoneTail(ctx: Context, digits: string): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select distinct person_id as id from identity.sealed_identities
     where tenant_id = ${ctx.tenantId} and tail_hash = ${tailFingerprint(ctx, digits)} limit ${most}`.execute(db(ctx))
  return rows.map(({ id }) => id)
}
