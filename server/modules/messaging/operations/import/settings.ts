/** Between the contract's words for columns and dates and those of the readers. */
import type { ColumnMapping, ExportAnswer, ReadOptions } from '../../imports/index.ts'
import type { ImportRow } from '../../tables.ts'

export { ExportUnknown } from '../../imports/index.ts'

/** What a person decided about reading the file. */
export function settingsOf({ date_order, columns }: Pick<ImportRow, 'date_order' | 'columns'>): ReadOptions {
  return {
    ...(date_order?.certain ? { dateOrder: date_order.chosen } : {}),
    ...(columns?.mapping ? { columns: readerColumns(columns.mapping) } : {}),
  }
}

type Mapping = NonNullable<NonNullable<ImportRow['columns']>['mapping']>

function readerColumns({ at, sender, text, id, replyTo }: Mapping): Partial<ColumnMapping> {
  return { time: at, sender, text, ...(id ? { id } : {}), ...(replyTo ? { replyTo } : {}) }
}

/** The columns of a table with what they were taken for; null for files that are no tables. */
export function shownColumns({ columns }: ExportAnswer, row: ImportRow): ImportRow['columns'] {
  if (!columns) return null
  const { time, sender, text, id, replyTo } = {
    ...columns.guess,
    ...(row.columns?.mapping ? readerColumns(row.columns.mapping) : {}),
  }
  const known = time !== undefined && sender !== undefined && text !== undefined
  const mapping = known ? { at: time, sender, text, ...(id ? { id } : {}), ...(replyTo ? { replyTo } : {}) } : null
  return { found: columns.names, mapping }
}
