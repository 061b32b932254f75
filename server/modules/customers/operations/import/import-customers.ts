/** Brings a table in at once, from the command line: the same rows and batches as by the page. */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Problem } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { enter, type Ground } from '../../../../kernel/ground.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import { problemOf } from '../../../../kernel/refusal.ts'
import { readOwner } from '../../../identity/index.ts'
import { accessImport } from '../../access.ts'
import type { CustomerImportId, ImportReport, PreviewCounts, PreviewRow } from '../../contract.ts'
import type { ImportRow } from '../../tables.ts'
import { lookThrough } from './look-through.ts'
import { noteImport } from './note-import.ts'
import { startImport } from './start-import.ts'
import { stopImport } from './start-import.ts'
import { takeOver } from './take-over.ts'
import { recordImport } from './upload-import.ts'

export type CustomersWish = { path: string; tenantId: TenantId; overwrite: boolean; dryRun: boolean }
export type BroughtIn = {
  importId: CustomerImportId
  columns: Record<string, string>
  counts: PreviewCounts
  /** Null when only looked through. */
  report: ImportReport | null
  doubtful: PreviewRow[]
}

const system = { kind: 'system', name: 'import' } as const

/** Raises whatever the file is refused for; a dry run writes no customer and leaves nothing behind but its entry. */
export async function importCustomers(ground: Ground, wish: CustomersWish): Promise<BroughtIn> {
  const { tenantId } = wish
  const within = <T>(work: (ctx: Context) => Promise<T>) => enter(ground, tenantId, system, work)
  const key = `${tenantId}/customer-imports/${newId('cif')}`
  await ground.files.put(key, wish.path, 'application/octet-stream')
  const bytes = (await stat(wish.path)).size
  const importId = await within(async (ctx) =>
    recordImport(ctx, { key, name: basename(wish.path), bytes }, await readOwner(ctx)),
  )
  await lookThrough(ground, tenantId, importId)
  const preview = await within((ctx) => accessImport(ctx, importId, 'toRead'))
  if (preview.state !== 'preview') throw refusedAs(preview)
  if (wish.dryRun) await within((ctx) => stopImport(ctx, { importId }))
  else {
    await within((ctx) => noteImport(ctx, importId, { overwrite: wish.overwrite }))
    await within((ctx) => startImport(ctx, { importId }))
    await takeOver(ground, tenantId, importId, new AbortController().signal)
  }
  const done = await within((ctx) => accessImport(ctx, importId, 'toRead'))
  if (done.state !== 'done' && done.state !== 'discarded') throw refusedAs(done)
  await ground.files.remove(key)
  return {
    importId,
    columns: Object.fromEntries(preview.mapping.map(({ heading, target }) => [heading, target])),
    counts: preview.counts as PreviewCounts,
    report: done.report,
    doubtful: preview.doubtful,
  }
}

const refusedAs = ({ refusal, state }: ImportRow): Problem =>
  problemOf(
    refusal ?? {
      code: 'customers.import_failed',
      zh: `导入没有完成（${state}）。`,
      en: `The import did not finish (${state}).`,
    },
  )
