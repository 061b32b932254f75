import type { Context } from '../../../../kernel/context.ts'
import type { RequestOf } from '../../../../kernel/contract.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import { isAbout } from '../../../../kernel/sheets/kept-meanings.ts'
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
import type { ImportRow } from '../../tables.ts'
import { keptCustomerMeanings } from './kept-meanings.ts'
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
  if (!isAbout(mapping, headings)) throw MappingMismatch()
  await keptCustomerMeanings.keep(ctx, headings, mapping)
  return { mapping, remembered: false, state: 'reading' }
}
