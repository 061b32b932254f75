import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { actorId } from '../../identity/index.ts'
import type { FileCard } from '../contract.ts'
import { db } from '../tables.ts'
import type { StoredFile } from './keep-file.ts'

/** A stored file becomes the sender's own, ready to be attached to a message. */
export async function recordFile(ctx: Context, _: unknown, { sha256, ...card }: StoredFile): Promise<FileCard> {
  const id = newId('fil')
  await db(ctx)
    .insertInto('messaging.files')
    .values({ tenant_id: ctx.tenantId, id, sha256, ...card, uploaded_by: actorId(ctx), uploaded_at: ctx.now })
    .execute()
  return { id, ...card }
}
