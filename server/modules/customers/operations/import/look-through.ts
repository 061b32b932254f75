/** Looks a table through to its end, so that its owner sees what importing it would do. Writes no customer. */
import { withLocalCopy } from '../../../../kernel/files/local-copy.ts'
import type { Context } from '../../../../kernel/context.ts'
import { enter, type Ground } from '../../../../kernel/ground.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import { refusalOf } from '../../../../kernel/refusal.ts'
import type { Sheet } from '../../../../kernel/sheets/open-sheet.ts'
import type { SheetRow } from '../../../../kernel/sheets/xlsx.ts'
import { readAddress } from '../../../identity/index.ts'
import { accessImport } from '../../access.ts'
import type { ColumnMeanings, CustomerImportId, PreviewCounts, PreviewRow } from '../../contract.ts'
import { isDoubtful } from '../../rules/draft.ts'
import { customerColumns } from '../../rules/headings.ts'
import { maskCells } from '../../rules/mask-cells.ts'
import type { ImportRow } from '../../tables.ts'
import { foresee } from './foresee.ts'
import { inBatches } from './in-batches.ts'
import { keptCustomerMeanings } from './kept-meanings.ts'
import { noteImport } from './note-import.ts'
import { openCustomerSheet } from './open-sheet.ts'
import { clearPreviewKeys } from './preview-keys.ts'

const system = { kind: 'system', name: 'import' } as const
const batchSize = 1000
const sampleSize = 8
const mostDoubtful = 200

export async function lookThrough(ground: Ground, tenantId: TenantId, importId: CustomerImportId): Promise<void> {
  const within = <T>(work: (ctx: Context) => Promise<T>) => enter(ground, tenantId, system, work)
  const row = await within((ctx) => accessImport(ctx, importId, 'toRead'))
  if (row.state !== 'reading' || !row.file_key) return
  try {
    await withLocalCopy(ground.files, row.file_key, (path) => describe(within, row, path))
  } catch (fault) {
    const refusal = refusalOf(fault)
    if (!refusal) throw fault
    await within((ctx) => noteImport(ctx, importId, { state: 'refused', refusal }))
  }
}

type Within = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

async function describe(within: Within, row: ImportRow, path: string): Promise<void> {
  const sheet = await openCustomerSheet(path, row.file_name)
  const meanings = await within((ctx) => meaningsFor(ctx, row, sheet))
  await within((ctx) => clearPreviewKeys(ctx, row.id))
  const seen = await count(within, row, sheet, meanings.mapping)
  await within(async (ctx) => {
    await clearPreviewKeys(ctx, row.id)
    const now = await accessImport(ctx, row.id, 'toChange')
    // Discarded, or told differently, while it was being read.
    if (now.state !== 'reading') return
    const { kind, encoding, headings } = sheet
    await noteImport(ctx, row.id, { state: 'preview', refusal: null, kind, encoding, headings, ...meanings, ...seen })
  })
}

/** What somebody said for this file, else what the tenant said for the same headings before, else a guess. */
async function meaningsFor(
  ctx: Context,
  { mapping, remembered: isRemembered }: ImportRow,
  { headings }: Sheet,
): Promise<{ mapping: ColumnMeanings; remembered: boolean }> {
  if (mapping.length > 0) return { mapping, remembered: isRemembered }
  return customerColumns.mean(headings, await keptCustomerMeanings.read(ctx, headings))
}

type Seen = { counts: PreviewCounts; sample: PreviewRow[]; doubtful: PreviewRow[] }

async function count(within: Within, row: ImportRow, sheet: Sheet, meanings: ColumnMeanings): Promise<Seen> {
  const counts: PreviewCounts = { rows: 0, created: 0, matched: 0, skipped: 0, conflict: 0, invalid: 0, doubtful: 0 }
  const seen: Seen = { counts, sample: [], doubtful: [] }
  for await (const batch of inBatches(sheet.rows(), batchSize)) {
    const foreseen = await within(async (ctx) => {
      await noteImport(ctx, row.id, {})
      return foresee(ctx, row.id, batch, meanings, readAddress)
    })
    foreseen.forEach((one, place) => noteRow(seen, one, batch[place] as SheetRow, meanings))
  }
  return seen
}

type Foreseen = Awaited<ReturnType<typeof foresee>>[number]

function noteRow(seen: Seen, { outcome, reasons }: Foreseen, { cells, line }: SheetRow, meanings: ColumnMeanings) {
  const { counts, sample, doubtful } = seen
  counts.rows += 1
  counts[outcome] += 1
  const uncertain = isDoubtful(reasons)
  if (uncertain) counts.doubtful += 1
  const shown = (): PreviewRow => ({ row: line, outcome, reasons, cells: maskCells(cells, meanings) })
  if (sample.length < sampleSize && outcome !== 'skipped') sample.push(shown())
  const asks = uncertain || outcome === 'conflict' || outcome === 'invalid'
  if (asks && doubtful.length < mostDoubtful) doubtful.push(shown())
}
