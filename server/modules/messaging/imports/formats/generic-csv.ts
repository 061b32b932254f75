import { csvRows, firstRows, rowReader } from '../csv.ts'
import type { ExportFile } from '../files.ts'
import type { Format, ReadContext } from '../format.ts'
import { readHead } from '../../../../kernel/sheets/text.ts'
import { prepareTable, type TableRow, tableRecognition } from './table.ts'

/** Any comma-, semicolon- or tab-separated table with a row of names. */
export const genericCsv: Format = {
  format: 'csv',
  variant: null,
  recognise({ head }) {
    const { rows } = firstRows(head.replace(/^\ufeff/, ''), 6)
    const [names = [], ...below] = rows
    const isTable = names.length >= 2 && below.length > 0 && below.every((row) => row.length === names.length)
    const areNames = names.every((name) => name.trim() !== '' && name.length <= 60 && !/^\d+$/.test(name))
    return isTable && areNames && new Set(names).size === names.length ? tableRecognition(names, below[0] ?? []) : null
  },
  async prepare(context) {
    const [file] = context.files
    const { names, delimiter } = await headOf(file, context)
    return prepareTable(names, () => rowsOf(context, delimiter), context)
  },
}

async function headOf(file: ExportFile | undefined, { encoding }: ReadContext) {
  const bytes = file ? await readHead(file, 64 * 1024) : Buffer.alloc(0)
  const text = new TextDecoder(encoding).decode(bytes, { stream: true })
  const { rows, delimiter } = firstRows(text.replace(/^\ufeff/, ''), 6)
  return { names: (rows[0] ?? []).map((name) => name.trim()), delimiter }
}

async function* rowsOf({ files, encoding }: ReadContext, delimiter: string): AsyncGenerator<TableRow> {
  for (const file of files) {
    let read: ((cells: string[]) => Record<string, string>) | null = null
    for await (const { cells, line } of csvRows(file, encoding, delimiter)) {
      if (read) yield { cells: read(cells), line }
      else read = rowReader(cells)
    }
  }
}
