import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { listAllInDirectory } from '../../../kernel/ground.ts'
import type { PersonId } from '../contract.ts'
import type { KeptIdentity } from '../sealed-identity.ts'
import { db } from '../tables.ts'

type Linked = KeptIdentity & { personId: PersonId }

/**
 * From now on these lead to their people, and whoever holds a phone or e-mail among them finds the way in. One that
 * leads to somebody already is a fault of the caller, who must have looked (`findHolders`).
 */
export async function linkSealedIdentities(ctx: Context, identities: readonly Linked[]): Promise<void> {
  if (identities.length === 0) return
  await sql`insert into identity.sealed_identities (tenant_id, kind, hash, sealed, tail_hash, person_id, linked_at)
    select ${ctx.tenantId}, x.kind, x.hash, x.sealed, x."tailHash", x."personId", ${ctx.now}
      from json_to_recordset(${JSON.stringify(identities)}::json)
        as x (kind text, hash text, sealed text, "tailHash" text, "personId" text)`.execute(db(ctx))
  const addresses = identities.filter(({ kind }) => kind === 'phone' || kind === 'email')
  await listAllInDirectory(
    ctx,
    'address',
    addresses.map(({ hash }) => hash),
  )
}
