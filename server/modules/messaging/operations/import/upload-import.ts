import type { Context } from '../../../../kernel/context.ts'
import type { Ground } from '../../../../kernel/ground.ts'
import { newId } from '../../../../kernel/ids.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import { jsonbIn } from '../../../../kernel/jsonb.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import type { Upload } from '../../../../kernel/route.ts'
import { uploadedName } from '../../../../kernel/uploaded-name.ts'
import { actorId } from '../../../identity/index.ts'
import type { ChatImport } from '../../contract.ts'
import { previewImport } from '../../jobs/imports.ts'
import { viewImport } from '../../queries/view-imports.ts'
import { db } from '../../tables.ts'

type KeptExport = { key: string; name: string; bytes: number }

/** The uploaded export is kept where every worker finds it. */
export async function keepExport(ground: Ground, tenantId: TenantId, upload: Upload): Promise<KeptExport> {
  const key = `${tenantId}/imports/${upload.sha256}`
  await ground.files.put(key, upload.path, 'application/octet-stream')
  return { key, name: uploadedName(upload.name), bytes: upload.bytes }
}

/** Notes an uploaded export and asks for it to be looked through. */
export async function recordImport(ctx: Context, _: unknown, { key, name, bytes }: KeptExport): Promise<ChatImport> {
  const id = newId('imp')
  await db(ctx)
    .insertInto('messaging.imports')
    .values(
      jsonbIn({
        tenant_id: ctx.tenantId,
        id,
        file_name: name,
        file_key: key,
        bytes,
        state: 'reading',
        format: null,
        form: null,
        needs_zone: false,
        zone: null,
        date_order: null,
        columns: null,
        group_id: null,
        channel: null,
        channels: [],
        counts: null,
        sample: [],
        doubtful: [],
        people: [],
        mapping: {},
        newcomers: [],
        position: 0,
        last_at: null,
        report: null,
        refusal: null,
        started_by: actorId(ctx),
        created_at: ctx.now,
        beat_at: ctx.now,
        finished_at: null,
      }),
    )
    .execute()
  await askForJob(ctx, previewImport, { importId: id })
  return viewImport(ctx, id)
}
