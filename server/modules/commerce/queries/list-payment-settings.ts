import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import { type listPaymentSettingsEndpoint, provider } from '../contract.ts'
import { db } from '../tables.ts'
import { listProviders } from './list-providers.ts'

type Found = { provider: string; active: boolean; merchant: string; has_keys: boolean }

/** Every provider this program knows, as the tenant has set it up; of secrets only whether there are any. */
export async function listPaymentSettings(ctx: Context): Promise<AnswerOf<typeof listPaymentSettingsEndpoint>> {
  const { rows } = await sql<Found>`select provider, active, merchant, sealed is not null as has_keys
    from commerce.payment_settings where tenant_id = ${ctx.tenantId}`.execute(db(ctx))
  const taken = (await listProviders(ctx)).rows.map((row) => row.provider)
  return {
    rows: provider.options.map((name) => {
      const set = rows.find((row) => row.provider === name)
      return {
        provider: name,
        active: set?.active ?? taken.includes(name),
        merchant: set?.merchant ?? '',
        hasKeys: set?.has_keys ?? false,
      }
    }),
  }
}
