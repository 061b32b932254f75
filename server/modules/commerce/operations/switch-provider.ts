import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { KeyWrong, type Provider, type switchProviderEndpoint } from '../contract.ts'
import { providerNamed } from '../providers/known.ts'
import { db } from '../tables.ts'

/**
 * Switches a provider on or off. Keys that are left out stay as they were; what was written is never read out again. Raises
 * `commerce.key_wrong` for keys nobody could be asked with.
 */
export async function switchProvider(
  ctx: Context,
  { provider, active, merchant, keys }: RequestOf<typeof switchProviderEndpoint>,
): Promise<AnswerOf<typeof switchProviderEndpoint>> {
  if (active || keys) await requireFit(ctx, { provider, merchant, keys })
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

async function requireFit(
  ctx: Context,
  { provider, merchant, keys }: Omit<RequestOf<typeof switchProviderEndpoint>, 'active'>,
) {
  const wrong = providerNamed(provider).remote?.wrongKey(merchant, keys ?? (await readKept(ctx, provider)))
  if (wrong) throw KeyWrong({ field: wrong })
}

async function readKept(ctx: Context, provider: Provider): Promise<Record<string, string>> {
  const kept = await db(ctx)
    .selectFrom('commerce.payment_settings')
    .select('sealed')
    .where('tenant_id', '=', ctx.tenantId)
    .where('provider', '=', provider)
    .executeTakeFirst()
  return kept?.sealed ? JSON.parse(ctx.seal.open(kept.sealed)) : {}
}
