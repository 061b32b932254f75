import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

type Sealed = { sealed: string }
type RecordRow = { account: Sealed | null; knownBy: Sealed[] } & Record<string, unknown>

/** All that identity knows of a person, for that person alone: the address in full, ways in, where and when they signed in. */
export async function readMyRecord(ctx: Context, personId: PersonId): Promise<Record<string, unknown>> {
  const mine = sql`tenant_id = ${ctx.tenantId} and person_id = ${personId}`
  const { rows } = await sql<RecordRow>`
    select p.name, p.bio, p.created_at as "createdAt",
      (select json_build_object('kind', address_kind, 'sealed', address_sealed, 'verifiedAt', address_verified_at,
                'hasPassword', password_hash is not null, 'createdAt', created_at)
         from identity.accounts where ${mine}) as account,
      (select role from identity.seats where ${mine}) as "operatorSeat",
      (select coalesce(json_agg(json_build_object('kind', kind, 'key', key, 'linkedAt', linked_at) order by linked_at), '[]')
         from identity.identities where ${mine}) as identities,
      (select coalesce(json_agg(json_build_object('kind', kind, 'sealed', sealed, 'linkedAt', linked_at)
                order by linked_at, hash), '[]') from identity.sealed_identities where ${mine}) as "knownBy",
      (select coalesce(json_agg(json_build_object('device', device, 'address', address, 'createdAt', created_at,
                'seenAt', seen_at, 'endedAt', revoked_at) order by created_at), '[]')
         from identity.sessions where ${mine}) as sessions,
      (select coalesce(json_agg(json_build_object('name', name, 'scopes', scopes, 'createdAt', created_at) order by created_at), '[]')
         from identity.api_keys where ${mine}) as "apiKeys"
    from identity.people p where p.tenant_id = ${ctx.tenantId} and p.id = ${personId}`.execute(db(ctx))
  const { account, knownBy, ...rest } = rows[0] ?? { account: null, knownBy: [] }
  const open = ({ sealed, ...about }: { sealed: string }) => ({ address: ctx.seal.open(sealed), ...about })
  return { id: personId, ...rest, account: account && open(account), knownBy: knownBy.map(open) }
}
