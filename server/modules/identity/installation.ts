/** The installation itself, under whose id lies what belongs to no tenant. */
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { TenantId } from './contract.ts'

export const installation = `tnt_${'0'.repeat(26)}` as TenantId

/** Goes on in another tenant within the same transaction, so that founding it is all or nothing. */
export async function stepInto(ctx: Context, tenantId: TenantId): Promise<Context> {
  if (ctx.tenantId !== installation) throw new Error('only the installation may step into a tenant')
  if (!/^tnt_[0-9a-z]{26}$/.test(tenantId)) throw new Error('not a tenant id')
  await sql.raw(`set local app.tenant = '${tenantId}'`).execute(ctx.tables<unknown>())
  return { ...ctx, tenantId }
}
