/**
 * Takes a table over, batch by batch. An import killed at any moment goes on where it stood; each row is taken once.
 */
import type { Context } from '../../../../kernel/context.ts'
import { withLocalCopy } from '../../../../kernel/files/local-copy.ts'
import { enter, type Ground } from '../../../../kernel/ground.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import { refusalOf } from '../../../../kernel/refusal.ts'
import { accessImport } from '../../access.ts'
import type { CustomerImportId } from '../../contract.ts'
import { removeSheet } from '../../jobs/remove-sheet.ts'
import type { ImportRow } from '../../tables.ts'
import { inBatches } from './in-batches.ts'
import { noteImport } from './note-import.ts'
import { openCustomerSheet } from './open-sheet.ts'
import { takeRows } from './take-rows.ts'

const system = { kind: 'system', name: 'import' } as const
const batchSize = 500
const mostTries = 5

export async function takeOver(
  ground: Ground,
  tenantId: TenantId,
  importId: CustomerImportId,
  signal: AbortSignal,
): Promise<void> {
  const within = <T>(work: (ctx: Context) => Promise<T>) => enter(ground, tenantId, system, work)
  const row = await within((ctx) => accessImport(ctx, importId, 'toRead'))
  if (row.state !== 'running' || !row.file_key) return
  try {
    const ended = await withLocalCopy(ground.files, row.file_key, (path) => readOn(within, row, path, signal))
    if (ended) await within((ctx) => finish(ctx, importId))
  } catch (fault) {
    await within((ctx) => noteFailure(ctx, importId, fault))
  }
}

type Within = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

/** False when it was stopped in between. */
async function readOn(within: Within, row: ImportRow, path: string, signal: AbortSignal): Promise<boolean> {
  const sheet = await openCustomerSheet(path, row.file_name)
  for await (const batch of inBatches(sheet.rows(), batchSize)) {
    if ((batch.at(-1)?.line ?? 0) <= row.position) continue
    if (signal.aborted || !(await takeAgainWhenMet(within, row, batch))) return false
  }
  return true
}

/** Somebody signing up at this moment may be met between looking and writing: then the batch looks again. */
async function takeAgainWhenMet(within: Within, row: ImportRow, batch: Parameters<typeof takeRows>[2]) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await within((ctx) => takeRows(ctx, row, batch))
    } catch (fault) {
      if (attempt === mostTries || (fault as { code?: string }).code !== '23505') throw fault
    }
  }
}

async function finish(ctx: Context, importId: CustomerImportId): Promise<void> {
  const row = await accessImport(ctx, importId, 'toChange')
  if (row.state !== 'running') return
  await noteImport(ctx, importId, { state: 'done', finished_at: ctx.now })
  await askForJob(ctx, removeSheet, { importId })
}

/** A broken file is told as such; anything else is kept visible and can be tried again. */
async function noteFailure(ctx: Context, importId: CustomerImportId, fault: unknown): Promise<void> {
  ctx.log.error({ err: fault }, 'an import of customers failed')
  const refusal = refusalOf(fault) ?? {
    code: 'kernel.fault',
    zh: '导入中断，请稍后重试；已经导入的行不会重复。',
    en: 'The import was interrupted; try again, no row is taken twice.',
  }
  await noteImport(ctx, importId, { state: 'failed', refusal, finished_at: ctx.now })
}
