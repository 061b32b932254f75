import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { switchProviderEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

/** Switches a provider on or off. Keys that are left out stay as they were; what was written is never read out again. */
export async function switchProvider(
  ctx: Context,
  { provider, active, merchant, keys }: RequestOf<typeof switchProviderEndpoint>,
): Promise<AnswerOf<typeof switchProviderEndpoint>> {
  const sealed = keys ? ctx.seal.seal(JSON.stringify(keys)) : null
  await sql`insert into commerce.payment_settings as s (tenant_id, provider, active, merchant, sealed, changed_at)
    values (${ctx.tenantId}, ${provider}, ${active}, ${merchant}, ${sealed}, ${ctx.now})
    on conflict (tenant_id, provider) do update set active = excluded.active, merchant = excluded.merchant,
      sealed = coalesce(excluded.sealed, s.sealed), changed_at = excluded.changed_at`.execute(db(ctx))
  const rows = await db(ctx)
    .selectFrom('commerce.payment_settings')
    .select(['provider', 'active', 'merchant'])
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('provider')
    .execute()
  return { rows }
}
