import type { Context } from '../../../kernel/context.ts'
import { InvalidInput, type RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { actorId } from '../access.ts'
import type { ApiKey, createApiKeyEndpoint } from '../contract.ts'
import { apiKeyOf } from '../queries/list-api-keys.ts'
import { hintOf, writeApiKey } from '../rules/credential.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { db } from '../tables.ts'

/** Makes a key that acts for me within its scopes; its secret is in this answer and nowhere else. */
export async function createApiKey(
  ctx: Context,
  { name, scopes, expiresAt }: RequestOf<typeof createApiKeyEndpoint>,
): Promise<{ key: ApiKey; secret: string }> {
  const expires_at = expiresAt ? new Date(expiresAt) : null
  if (expires_at && expires_at <= ctx.now) throw InvalidInput({ field: 'expiresAt' })
  const secret = newSecret()
  const row = {
    tenant_id: ctx.tenantId,
    id: newId('key'),
    person_id: actorId(ctx),
    name,
    scopes: [...new Set(scopes)],
    secret_hash: hashOf(secret),
    hint: hintOf(secret),
    created_at: ctx.now,
    expires_at,
    used_at: null,
    revoked_at: null,
  }
  await db(ctx).insertInto('identity.api_keys').values(row).execute()
  return { key: apiKeyOf(row), secret: writeApiKey({ tenantId: ctx.tenantId, secret }) }
}
