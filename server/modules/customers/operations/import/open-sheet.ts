/** A table of customers as rows under headings: which kind of file it is, its encoding, where its headings stand. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { openPromise } from 'yauzl'
import { Problem } from '../../../../kernel/contract.ts'
import { csvRows, firstRows } from '../../../../kernel/sheets/csv.ts'
import { type Encoding, encodingOf, readHead } from '../../../../kernel/sheets/text.ts'
import { mostSharedStrings, type SheetRow, sharedStringsName, xlsxRows } from '../../../../kernel/sheets/xlsx.ts'
import { readAddress } from '../../../identity/index.ts'
import { HeadingsMissing, SheetEmpty, SheetTooLarge, SheetUnreadable } from '../../contract.ts'
import { headingRow, uniqueHeadings } from '../../rules/headings.ts'

export type Sheet = {
  kind: 'csv' | 'xlsx'
  encoding: Encoding | null
  headings: string[]
  /** Rows below the headings, as often as one wants; `line` as the table program numbers them. */
  rows: () => AsyncGenerator<SheetRow>
}

/** Looked at to find the headings. */
const headBytes = 256 * 1024
const headRows = 10
const mostColumns = 300

/** `name` is what people call the file. Raises `customers.sheet_unreadable`, `sheet_empty`, `headings_missing`, `sheet_too_large`. */
export async function openSheet(path: string, name: string): Promise<Sheet> {
  const { kind, encoding, all } = (await isZip(path)) ? await openWorkbook(path, name) : await openText(path, name)
  const top: SheetRow[] = []
  for await (const row of all()) if (top.push(row) === headRows) break
  const place = headingRow(
    top.map(({ cells }) => cells),
    (cell) => readAddress(cell) !== null,
  )
  const head = top[place]
  if (!head) throw top.length > 0 && place < 0 && top.some(hasText) ? HeadingsMissing({ name }) : SheetEmpty({ name })
  if (head.cells.length > mostColumns) throw SheetTooLarge({ name })
  const below = async function* () {
    for await (const row of all()) if (row.line > head.line) yield row
  }
  return { kind, encoding, headings: uniqueHeadings(withoutTail(head.cells)), rows: below }
}

type Opened = Pick<Sheet, 'kind' | 'encoding'> & { all: Sheet['rows'] }

const hasText = ({ cells }: SheetRow) => cells.some((cell) => cell.trim() !== '')

/** Table programs write empty cells behind the last heading. */
function withoutTail(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.toString('hex') === '504b0304'
  } finally {
    await file.close()
  }
}

async function openText(path: string, name: string): Promise<Opened> {
  const file = { name, open: async () => createReadStream(path, { highWaterMark: 32_768 }) }
  const head = await readHead(file, headBytes)
  const encoding = encodingOf(head)
  if (encoding === null) throw SheetUnreadable({ name })
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  const { delimiter } = firstRows(text, headRows)
  const all = () => csvRows(file, { encoding, delimiter: delimiter || ',', tooLarge: SheetTooLarge })
  return { kind: 'csv', encoding, all }
}

async function openWorkbook(path: string, name: string): Promise<Opened> {
  if ((await sharedStringsOf(path, name)) > mostSharedStrings) throw SheetTooLarge({ name })
  const all = async function* () {
    try {
      yield* xlsxRows(path)
    } catch (fault) {
      throw fault instanceof Problem ? fault : SheetUnreadable({ name })
    }
  }
  return { kind: 'xlsx', encoding: null, all }
}

/** How much the strings of a workbook unpack to, told by its directory. */
async function sharedStringsOf(path: string, name: string): Promise<number> {
  const refuse = () => {
    throw SheetUnreadable({ name })
  }
  const zip = await openPromise(path, { autoClose: false }).catch(refuse)
  try {
    for await (const entry of zip.eachEntry()) if (entry.fileName === sharedStringsName) return entry.uncompressedSize
    return 0
  } catch {
    return refuse()
  } finally {
    zip.close()
  }
}
