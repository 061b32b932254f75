import type { Context } from '../../../kernel/context.ts'
import type { ApiKey, ApiKeyId, Scope } from '../contract.ts'
import { db } from '../tables.ts'

/** The keys of this tenant that were not revoked, newest first. */
export async function listApiKeys(ctx: Context): Promise<{ rows: ApiKey[] }> {
  const keys = await db(ctx)
    .selectFrom('identity.api_keys')
    .select(['id', 'name', 'scopes', 'created_at', 'expires_at', 'used_at', 'hint'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return { rows: keys.map(apiKeyOf) }
}

type KeyRow = {
  id: ApiKeyId
  name: string
  scopes: Scope[]
  created_at: Date
  expires_at: Date | null
  used_at: Date | null
  hint: string
}

export const apiKeyOf = ({ id, name, scopes, created_at, expires_at, used_at, hint }: KeyRow): ApiKey => ({
  id,
  name,
  scopes,
  createdAt: created_at.toISOString(),
  expiresAt: expires_at?.toISOString() ?? null,
  usedAt: used_at?.toISOString() ?? null,
  hint,
})
