import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId, SealedKind } from '../contract.ts'
import { db } from '../tables.ts'

export type SealedIdentity = { personId: PersonId; kind: SealedKind; hash: string; sealed: string }

/** What the named people are known by, the oldest first; still sealed. */
export async function listSealedIdentities(ctx: Context, people: readonly PersonId[]): Promise<SealedIdentity[]> {
  if (people.length === 0) return []
  const { rows } = await sql<SealedIdentity>`
    select person_id as "personId", kind, hash, sealed from identity.sealed_identities
     where tenant_id = ${ctx.tenantId} and person_id = any(${people}::text[])
     order by person_id, linked_at, kind, hash`.execute(db(ctx))
  return rows
}
