import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { strikeAllFromDirectory } from '../../../kernel/ground.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

type Unlinked = { personId: PersonId; hash: string }

/** Takes identities back from their people; one that leads to somebody else by now stays. */
export async function unlinkSealedIdentities(ctx: Context, identities: readonly Unlinked[]): Promise<void> {
  if (identities.length === 0) return
  const { rows } = await sql<{ hash: string }>`
    delete from identity.sealed_identities i
     using unnest(${identities.map(({ personId }) => personId)}::text[],
                  ${identities.map(({ hash }) => hash)}::text[]) as u (person_id, hash)
     where i.tenant_id = ${ctx.tenantId} and i.person_id = u.person_id and i.hash = u.hash
     returning i.hash`.execute(db(ctx))
  const freed = await withoutAccount(
    ctx,
    rows.map(({ hash }) => hash),
  )
  await strikeAllFromDirectory(ctx, 'address', freed)
}

/** The way in by an account's address stays open. */
async function withoutAccount(ctx: Context, hashes: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select address_hash as hash from identity.accounts
     where tenant_id = ${ctx.tenantId} and address_hash = any(${hashes}::text[])`.execute(db(ctx))
  const open = new Set(rows.map(({ hash }) => hash))
  return hashes.filter((hash) => !open.has(hash))
}
