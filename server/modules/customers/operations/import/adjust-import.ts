import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { RequestOf } from '../../../../kernel/contract.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import { headingsKey } from '../../../../kernel/sheets/headings-key.ts'
import { accessImport } from '../../access.ts'
import {
  type adjustCustomerImportEndpoint,
  type ColumnMeanings,
  type CustomerImport,
  ImportNotReady,
  MappingMismatch,
} from '../../contract.ts'
import { previewCustomers } from '../../jobs/imports.ts'
import { viewImport } from '../../queries/view-imports.ts'
import { customerColumns } from '../../rules/headings.ts'
import { db, type ImportRow } from '../../tables.ts'
import { noteImport } from './note-import.ts'

/** Takes what somebody says the columns mean, remembers it for tables with the same headings, and looks again. */
export async function adjustImport(
  ctx: Context,
  { importId, mapping, overwrite }: RequestOf<typeof adjustCustomerImportEndpoint>,
): Promise<CustomerImport> {
  const found = await accessImport(ctx, importId, 'toChange')
  if (found.state !== 'preview' || !found.file_key) throw ImportNotReady({ state: found.state })
  await noteImport(ctx, importId, {
    ...(overwrite === undefined ? {} : { overwrite }),
    ...(mapping ? await chosen(ctx, found, customerColumns.withoutRepeats(mapping)) : {}),
  })
  if (mapping) await askForJob(ctx, previewCustomers, { importId })
  return viewImport(ctx, importId)
}

async function chosen(ctx: Context, { headings }: ImportRow, mapping: ColumnMeanings): Promise<Partial<ImportRow>> {
  if (JSON.stringify(mapping.map(({ heading }) => heading)) !== JSON.stringify(headings)) throw MappingMismatch()
  await sql`insert into customers.mappings (tenant_id, headings_key, mapping, chosen_at)
    values (${ctx.tenantId}, ${headingsKey(headings)}, ${JSON.stringify(mapping)}, ${ctx.now})
    on conflict (tenant_id, headings_key) do update set mapping = excluded.mapping, chosen_at = excluded.chosen_at`.execute(
    db(ctx),
  )
  return { mapping, remembered: false, state: 'reading' }
}
