import type { Context } from '../../../kernel/context.ts'
import { db } from '../tables.ts'

const day = 86_400_000

/** Removes links that expired a week ago, and sessions that ended half a year ago (网络安全法: logs for six months). */
export async function sweepCredentials(ctx: Context): Promise<void> {
  await db(ctx)
    .deleteFrom('identity.sign_in_links')
    .where('tenant_id', '=', ctx.tenantId)
    .where('expires_at', '<', new Date(ctx.now.getTime() - 7 * day))
    .execute()
  const halfAYearAgo = new Date(ctx.now.getTime() - 183 * day)
  await db(ctx)
    .deleteFrom('identity.sessions')
    .where('tenant_id', '=', ctx.tenantId)
    .where((row) => row.or([row('expires_at', '<', halfAYearAgo), row('revoked_at', '<', halfAYearAgo)]))
    .execute()
}
