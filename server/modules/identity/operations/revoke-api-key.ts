import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/contract.ts'
import type { ApiKeyId } from '../contract.ts'
import { db } from '../tables.ts'

/** From now on the key opens nothing. Raises `kernel.not_found` when there is no such key (any more). */
export async function revokeApiKey(ctx: Context, { apiKeyId }: { apiKeyId: ApiKeyId }): Promise<void> {
  const revoked = await db(ctx)
    .updateTable('identity.api_keys')
    .set({ revoked_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', apiKeyId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!revoked) throw NotFound()
}
