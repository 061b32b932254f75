import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

/** What somebody was known by leads to another person from now on: both are the same. */
export async function moveSealedIdentities(ctx: Context, hashes: readonly string[], to: PersonId): Promise<void> {
  await sql`update identity.sealed_identities set person_id = ${to}
    where tenant_id = ${ctx.tenantId} and hash = any(${hashes}::text[])`.execute(db(ctx))
}
