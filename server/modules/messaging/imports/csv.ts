import { type CsvRow, csvRows as readCsv } from '../../../kernel/sheets/csv.ts'
import type { Encoding } from '../../../kernel/sheets/text.ts'
import type { ExportFile } from './files.ts'
import { ExportValueTooLarge } from './problems.ts'

export { type CsvRow, firstRows, rowReader } from '../../../kernel/sheets/csv.ts'

/** The rows of an export's file; empty lines are skipped. Problem: value too large. */
export const csvRows = (
  file: Pick<ExportFile, 'name' | 'open'>,
  encoding: Encoding,
  delimiter: string,
): AsyncGenerator<CsvRow> => readCsv(file, { encoding, delimiter, tooLarge: ExportValueTooLarge })
