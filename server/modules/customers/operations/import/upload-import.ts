import type { Context } from '../../../../kernel/context.ts'
import type { Ground } from '../../../../kernel/ground.ts'
import { newId } from '../../../../kernel/ids.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import { jsonbIn } from '../../../../kernel/jsonb.ts'
import type { PersonId, TenantId } from '../../../../kernel/people.ts'
import type { Upload } from '../../../../kernel/route.ts'
import { uploadedName } from '../../../../kernel/uploaded-name.ts'
import { actorId } from '../../../identity/index.ts'
import type { CustomerImport, CustomerImportId } from '../../contract.ts'
import { previewCustomers } from '../../jobs/imports.ts'
import { viewImport } from '../../queries/view-imports.ts'
import { db } from '../../tables.ts'

type KeptSheet = { key: string; name: string; bytes: number }

/** The uploaded table is kept where every worker finds it, under a key of its own: it goes when it has been read. */
export async function keepSheet(ground: Ground, tenantId: TenantId, upload: Upload): Promise<KeptSheet> {
  const key = `${tenantId}/customer-imports/${newId('cif')}`
  await ground.files.put(key, upload.path, 'application/octet-stream')
  return { key, name: uploadedName(upload.name), bytes: upload.bytes }
}

/** Notes an uploaded table and asks for it to be looked through. */
export async function uploadImport(ctx: Context, _: unknown, sheet: KeptSheet): Promise<CustomerImport> {
  const id = await recordImport(ctx, sheet, actorId(ctx))
  await askForJob(ctx, previewCustomers, { importId: id })
  return viewImport(ctx, id)
}

export async function recordImport(ctx: Context, sheet: KeptSheet, by: PersonId): Promise<CustomerImportId> {
  const id = newId('cim')
  await db(ctx)
    .insertInto('customers.imports')
    .values(
      jsonbIn({
        tenant_id: ctx.tenantId,
        id,
        file_name: sheet.name,
        file_key: sheet.key,
        bytes: sheet.bytes,
        state: 'reading',
        kind: null,
        encoding: null,
        headings: [],
        mapping: [],
        remembered: false,
        overwrite: false,
        counts: null,
        sample: [],
        doubtful: [],
        position: 0,
        taken: 0,
        report: null,
        undone: null,
        refusal: null,
        started_by: by,
        created_at: ctx.now,
        beat_at: ctx.now,
        finished_at: null,
        undone_at: null,
      }),
    )
    .execute()
  return id
}
