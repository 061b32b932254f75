import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import { db } from '../tables.ts'

/**
 * Whether a file is the picture on the card of the person who uploaded it. Others' files do not count: naming one on
 * one's own card must not open it.
 */
export async function isAvatar(ctx: Context, fileId: string, uploadedBy: PersonId): Promise<boolean> {
  const person = await db(ctx)
    .selectFrom('identity.people')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', uploadedBy)
    .where('avatar_file_id', '=', fileId)
    .executeTakeFirst()
  return person !== undefined
}
