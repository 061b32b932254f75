import { sql } from 'kysely'
import { NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { keyOf } from '../../../kernel/files/store.ts'
import type { Context } from '../../../kernel/context.ts'
import type { Payload } from '../../../kernel/route.ts'
import type { GroupId } from '../../community/contract.ts'
import { listVisibleGroupIds } from '../../community/index.ts'
import { actorId, isAvatar } from '../../identity/index.ts'
import type { FileId, readFileEndpoint } from '../contract.ts'
import { thumbnailVariant } from '../rules/limits.ts'
import { db, type FileRow } from '../tables.ts'

/** My own file, somebody's picture of themselves, or one that hangs on a message I may see. Raises `kernel.not_found` otherwise. */
async function accessFile(ctx: Context, fileId: FileId): Promise<FileRow> {
  const file = await db(ctx)
    .selectFrom('messaging.files')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', fileId)
    .executeTakeFirst()
  if (!file) throw NotFound()
  if (
    file.uploaded_by === actorId(ctx) ||
    (await isAvatar(ctx, fileId, file.uploaded_by)) ||
    (await hangsInMyGroups(ctx, fileId))
  )
    return file
  throw NotFound()
}

async function hangsInMyGroups(ctx: Context, fileId: FileId): Promise<boolean> {
  const { rows } = await sql<{ groupId: GroupId }>`select distinct a.group_id as "groupId"
    from messaging.attachments a join messaging.messages m on m.tenant_id = a.tenant_id and m.id = a.message_id
    where a.tenant_id = ${ctx.tenantId} and a.file_id = ${fileId} and m.recalled_at is null`.execute(db(ctx))
  if (rows.length === 0) return false
  const mine = new Set(await listVisibleGroupIds(ctx))
  return rows.some(({ groupId }) => mine.has(groupId))
}

type Wanted = RequestOf<typeof readFileEndpoint>

/** The file itself, opened once the permission has been found. */
export async function openFile(ctx: Context, { fileId }: Wanted): Promise<Payload> {
  const { sha256, mime, name, bytes } = await accessFile(ctx, fileId)
  return { type: mime, body: bytesOf(ctx, keyOf(ctx.tenantId, sha256)), fileName: name, immutable: true, length: bytes }
}

/** A small copy of a picture. Raises `kernel.not_found` for what is no picture. */
export async function openThumbnail(ctx: Context, { fileId }: Wanted): Promise<Payload> {
  const { sha256, kind } = await accessFile(ctx, fileId)
  if (kind !== 'image') throw NotFound()
  return { type: 'image/webp', body: bytesOf(ctx, keyOf(ctx.tenantId, sha256, thumbnailVariant)), immutable: true }
}

const bytesOf =
  ({ files }: Context, key: string) =>
  async () =>
    (await files.open(key))?.body ?? null
