/** A table as rows under headings: which kind of file it is, its encoding, where its headings stand. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { openPromise } from 'yauzl'
import { Problem, type ProblemKind } from '../contract.ts'
import { csvRows, firstRows } from './csv.ts'
import { headingRow, type Telling, uniqueHeadings } from './headings.ts'
import { type Encoding, encodingOf, readHead } from './text.ts'
import { mostSharedStrings, type SheetRow, sharedStringsName, xlsxRows } from './xlsx.ts'

export type Sheet = {
  kind: 'csv' | 'xlsx'
  encoding: Encoding | null
  headings: string[]
  /** Rows below the headings, as often as one wants; `line` as the table program numbers them. */
  rows: () => AsyncGenerator<SheetRow>
}

/** How headings are told from rows, and what a file is refused as. */
type SheetReading = Telling & {
  refusals: Record<'unreadable' | 'empty' | 'headingsMissing' | 'tooLarge', ProblemKind>
}

/** Looked at to find the headings. */
const headBytes = 256 * 1024
const headRows = 10
const mostColumns = 300

/** `name` is what people call the file. Raises what the reading refuses it as. */
export async function openSheet(path: string, name: string, reading: SheetReading): Promise<Sheet> {
  const { refusals } = reading
  const opening = (await isZip(path)) ? openWorkbook : openText
  const { kind, encoding, all } = await opening(path, name, refusals)
  const top: SheetRow[] = []
  for await (const row of all()) if (top.push(row) === headRows) break
  const place = headingRow(
    top.map(({ cells }) => cells),
    reading,
  )
  const head = top[place]
  if (!head) {
    const hasRows = place < 0 && top.some(hasText)
    throw hasRows ? refusals.headingsMissing({ name }) : refusals.empty({ name })
  }
  if (head.cells.length > mostColumns) throw refusals.tooLarge({ name })
  const below = async function* () {
    for await (const row of all()) if (row.line > head.line) yield row
  }
  return { kind, encoding, headings: uniqueHeadings(withoutTail(head.cells)), rows: below }
}

type Refusals = SheetReading['refusals']
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

async function openText(path: string, name: string, refusals: Refusals): Promise<Opened> {
  const file = { name, open: async () => createReadStream(path, { highWaterMark: 32_768 }) }
  const head = await readHead(file, headBytes)
  const encoding = encodingOf(head)
  if (encoding === null) throw refusals.unreadable({ name })
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  const { delimiter } = firstRows(text, headRows)
  const all = () => csvRows(file, { encoding, delimiter: delimiter || ',', tooLarge: refusals.tooLarge })
  return { kind: 'csv', encoding, all }
}

async function openWorkbook(path: string, name: string, refusals: Refusals): Promise<Opened> {
  if ((await sharedStringsOf(path, () => refusals.unreadable({ name }))) > mostSharedStrings)
    throw refusals.tooLarge({ name })
  const all = async function* () {
    try {
      yield* xlsxRows(path)
    } catch (fault) {
      throw fault instanceof Problem ? fault : refusals.unreadable({ name })
    }
  }
  return { kind: 'xlsx', encoding: null, all }
}

/** How much the strings of a workbook unpack to, told by its directory. */
async function sharedStringsOf(path: string, refusal: () => Problem): Promise<number> {
  const refuse = () => {
    throw refusal()
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
