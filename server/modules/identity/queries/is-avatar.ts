import type { Context } from '../../../kernel/context.ts'
import { db } from '../tables.ts'

/** Whether a file is somebody's picture of themselves: those are seen by everyone of the tenant. */
export async function isAvatar(ctx: Context, fileId: string): Promise<boolean> {
  const found = await db(ctx)
    .selectFrom('identity.people')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('avatar_file_id', '=', fileId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
