import { basename } from 'node:path'
import type { Cell, stream } from 'exceljs'
import type { Bundle } from '../bundle.ts'
import type { ArchiveFormat, Format } from '../format.ts'
import { ExportSheetBroken, ExportTooLarge } from '../problems.ts'
import { prepareTable, type TableRow, tableRecognition } from './table.ts'

/** Shared strings are kept in memory while a sheet is read, so they are bounded. */
const MOST_STRINGS = 128 * 2 ** 20

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
async function* rowsOf(bundle: Bundle): AsyncGenerator<{ cells: string[]; line: number }> {
  const strings = bundle.files.find(({ name }) => name === 'xl/sharedStrings.xml')
  if ((strings?.size ?? 0) > MOST_STRINGS) throw ExportTooLarge({ limit: `${MOST_STRINGS / 2 ** 20} MB` })
  const { default: excel } = await import('exceljs')
  try {
    const options: Partial<stream.xlsx.WorkbookStreamReaderOptions> = {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
      entries: 'ignore',
    }
    for await (const sheet of new excel.stream.xlsx.WorkbookReader(bundle.path, options)) {
      for await (const row of sheet) {
        const cells: string[] = []
        row.eachCell({ includeEmpty: true }, (cell, column) => {
          cells[column - 1] = cellText(cell)
        })
        yield { cells: Array.from(cells, (text) => text ?? ''), line: row.number }
      }
      return
    }
  } catch {
    throw ExportSheetBroken({ name: basename(bundle.path) })
  }
}

/** Excel keeps times without a zone; they come as if they were UTC. */
function cellText({ value, text }: Cell): string {
  if (value instanceof Date) return value.toISOString().slice(0, 19)
  if (value !== null && typeof value === 'object' && 'result' in value) return String(value.result ?? '')
  if (value !== null && typeof value === 'object' && 'richText' in value)
    return value.richText.map((part) => part.text).join('')
  return typeof value === 'number' ? String(value) : (text ?? '')
}
