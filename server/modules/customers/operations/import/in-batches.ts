import type { SheetRow } from '../../../../kernel/sheets/xlsx.ts'

/** Rows a number at a time, so that memory does not grow with the file. */
export async function* inBatches(rows: AsyncIterable<SheetRow>, size: number): AsyncGenerator<SheetRow[]> {
  let batch: SheetRow[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
