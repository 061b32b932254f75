import type { Context } from '../../../kernel/context.ts'
import type { Ground } from '../../../kernel/ground.ts'
import { newId } from '../../../kernel/ids.ts'
import { askForJob } from '../../../kernel/jobs.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { Upload } from '../../../kernel/route.ts'
import { uploadedName } from '../../../kernel/uploaded-name.ts'
import { actorId } from '../../identity/index.ts'
import type { Restoration } from '../contract.ts'
import { bringBack } from '../jobs/bring-back.ts'
import { openArchive } from '../packing/open-archive.ts'
import { requireEmpty } from '../packing/restore.ts'
import { readRestoration } from '../queries/view-restorations.ts'
import { restorationKey } from '../rules/archive-key.ts'
import { db } from '../tables.ts'

type KeptArchive = { key: string; name: string; bytes: number }

/** Looks whether an upload is an archive at all, and keeps it where every worker finds it. */
export async function keepArchive(ground: Ground, tenantId: TenantId, upload: Upload): Promise<KeptArchive> {
  const archive = await openArchive(upload.path)
  archive.close()
  const key = restorationKey(tenantId, upload.sha256)
  await ground.files.put(key, upload.path, 'application/zip')
  return { key, name: uploadedName(upload.name), bytes: upload.bytes }
}

/** Asks for an archive to be brought back. Raises `archive.tenant_not_empty`. */
export async function askForRestoration(
  ctx: Context,
  _: unknown,
  { key, name, bytes }: KeptArchive,
): Promise<Restoration> {
  await requireEmpty(ctx)
  const asked = await db(ctx)
    .insertInto('archive.restorations')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('rst'),
      file_name: name,
      file_key: key,
      bytes,
      requested_by: actorId(ctx),
      state: 'waiting',
      written: 0,
      total: 0,
      manifest: null,
      report: null,
      refusal: null,
      created_at: ctx.now,
      beat_at: ctx.now,
      finished_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (asked) await askForJob(ctx, bringBack, { restorationId: asked.id })
  return readRestoration(ctx, asked?.id ?? (await readUnderway(ctx)))
}

/** One at a time: while one is underway, that one is answered. */
async function readUnderway(ctx: Context) {
  const { id } = await db(ctx)
    .selectFrom('archive.restorations')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('state', 'in', ['waiting', 'checking', 'writing'])
    .executeTakeFirstOrThrow()
  return id
}
