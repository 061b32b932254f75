/** Rows of the first sheet of an Excel workbook, one at a time. */
import type { Cell, stream } from 'exceljs'

export type SheetRow = { cells: string[]; line: number }

/** Shared strings are kept in memory while a sheet is read, so whoever reads one bounds them first; bytes unpacked. */
export const mostSharedStrings = 128 * 2 ** 20
export const sharedStringsName = 'xl/sharedStrings.xml'

/** Yields rows as text, empty ones included; raises a plain error when the workbook is broken. */
export async function* xlsxRows(path: string): AsyncGenerator<SheetRow> {
  const { default: excel } = await import('exceljs')
  const options: Partial<stream.xlsx.WorkbookStreamReaderOptions> = {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  }
  for await (const sheet of new excel.stream.xlsx.WorkbookReader(path, options)) {
    for await (const row of sheet) {
      const cells: string[] = []
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        cells[column - 1] = cellText(cell)
      })
      yield { cells: Array.from(cells, (text) => text ?? ''), line: row.number }
    }
    return
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
