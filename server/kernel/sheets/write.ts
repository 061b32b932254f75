/** A table as a file to take away: written line by line to the disk of this machine, removed when it has been sent. */
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import Papa from 'papaparse'
import type { Payload } from '../route.ts'

type SheetKind = 'csv' | 'xlsx'
type Lines = AsyncIterable<readonly string[]>

const types: Record<SheetKind, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** `title` is the file's name without its ending. */
export async function writeSheet(as: SheetKind, title: string, lines: Lines): Promise<Payload> {
  const directory = await mkdtemp(join(tmpdir(), 'qunluo-sheet-'))
  const path = join(directory, `sheet.${as}`)
  try {
    await writers[as](path, lines)
  } catch (fault) {
    await rm(directory, { recursive: true, force: true })
    throw fault
  }
  const body = async () =>
    createReadStream(path).on('close', () => void rm(directory, { recursive: true, force: true }))
  return { type: types[as], body, fileName: `${title}.${as}`, length: (await stat(path)).size }
}

/** A cell that a table program would take for a formula is written as text. */
export const asText = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

const writers: Record<SheetKind, (path: string, lines: Lines) => Promise<void>> = {
  async csv(path, lines) {
    const out = createWriteStream(path)
    // Excel takes a file without this mark for one of the local encoding.
    out.write('\ufeff')
    for await (const cells of lines)
      if (!out.write(`${Papa.unparse([cells.map(asText)])}\r\n`)) await once(out, 'drain')
    out.end()
    await finished(out)
  },
  async xlsx(path, lines) {
    const { default: excel } = await import('exceljs')
    const book = new excel.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: false })
    const sheet = book.addWorksheet('Qunluo', { views: [{ state: 'frozen', ySplit: 1 }] })
    for await (const cells of lines) sheet.addRow([...cells]).commit()
    sheet.commit()
    await book.commit()
  },
}
