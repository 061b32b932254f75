import { basename } from 'node:path'
import { mostSharedStrings, type SheetRow, sharedStringsName, xlsxRows } from '../../../../kernel/sheets/xlsx.ts'
import type { Bundle } from '../bundle.ts'
import type { ArchiveFormat, Format } from '../format.ts'
import { ExportSheetBroken, ExportTooLarge } from '../problems.ts'
import { prepareTable, type TableRow, tableRecognition } from './table.ts'

/** The first sheet of an Excel workbook, read row by row. */
const xlsx: Format = {
  format: 'xlsx',
  variant: null,
  recognise: () => null,
  async prepare(context) {
    const { bundle } = context
    const { names } = await firstTwoRows(bundle)
    return prepareTable(names, () => rowsBelow(bundle, names), context)
  },
}

export const xlsxArchive: ArchiveFormat = {
  format: xlsx,
  filesIn: (files) => files.filter(({ name }) => name === 'xl/workbook.xml'),
  async recognise(bundle) {
    const { names, first } = await firstTwoRows(bundle)
    return tableRecognition(names, first)
  },
}

async function firstTwoRows(bundle: Bundle): Promise<{ names: string[]; first: string[] }> {
  const rows: string[][] = []
  for await (const { cells } of rowsOf(bundle)) {
    if (cells.some(Boolean)) rows.push(cells)
    if (rows.length === 2) break
  }
  return { names: (rows[0] ?? []).map((name) => name.trim()).filter(Boolean), first: rows[1] ?? [] }
}

async function* rowsBelow(bundle: Bundle, names: string[]): AsyncGenerator<TableRow> {
  let head = true
  for await (const { cells, line } of rowsOf(bundle)) {
    if (!cells.some(Boolean)) continue
    if (!head) yield { cells: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])), line }
    head = false
  }
}

/** Rows of the first sheet as text. Problems: sheet broken, too large. */
async function* rowsOf(bundle: Bundle): AsyncGenerator<SheetRow> {
  const strings = bundle.files.find(({ name }) => name === sharedStringsName)
  if ((strings?.size ?? 0) > mostSharedStrings) throw ExportTooLarge({ limit: `${mostSharedStrings / 2 ** 20} MB` })
  try {
    yield* xlsxRows(bundle.path)
  } catch {
    throw ExportSheetBroken({ name: basename(bundle.path) })
  }
}
