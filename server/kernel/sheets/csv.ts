/** Rows of comma- or semicolon-separated files, with the line on which each begins. */
import { Readable, pipeline } from 'node:stream'
import Papa from 'papaparse'
import type { ProblemKind } from '../contract.ts'
import type { ReadableFile } from './file.ts'
import { type Encoding, textChunks } from './text.ts'

export type CsvRow = { cells: string[]; line: number }

/** A quote that is never closed would make the rest of the file one cell, parsed anew with every chunk. */
const LONGEST_ROW = 4 * 2 ** 20

/** How a file of rows is to be read; a cell that never ends is refused as `tooLarge`. */
type CsvReading = { encoding: Encoding; delimiter: string; tooLarge: ProblemKind }

/** Yields the rows of a file, cells over several lines included; empty lines are skipped. */
export async function* csvRows(
  file: ReadableFile,
  { encoding, delimiter, tooLarge }: CsvReading,
): AsyncGenerator<CsvRow> {
  let unparsed = 0
  async function* chunks() {
    const normalise = plainLineEnds()
    for await (const chunk of textChunks(file, encoding)) {
      unparsed += chunk.length
      if (unparsed > LONGEST_ROW) throw tooLarge({ name: file.name })
      yield normalise(chunk)
    }
  }

  const rows = Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter, newline: '\n', quoteChar: '"' })
  pipeline(Readable.from(chunks(), { objectMode: true, highWaterMark: 1 }), rows, () => {})
  let line = 1
  for await (const cells of rows as AsyncIterable<string[]>) {
    unparsed = 0
    const start = line
    line += 1 + cells.reduce((sum, cell) => sum + countBreaks(cell), 0)
    if (cells.length > 1 || cells[0] !== '') yield { cells, line: start }
  }
}

/** CRLF to LF, also where a chunk ends between the two. */
function plainLineEnds(): (chunk: string) => string {
  let held = ''
  return (chunk) => {
    const text = held + chunk
    held = text.endsWith('\r') ? '\r' : ''
    return (held ? text.slice(0, -1) : text).replaceAll('\r\n', '\n')
  }
}

function countBreaks(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1
  return count
}

/** The cells of the first rows of a text, and the separator between them. */
export function firstRows(head: string, count: number): { rows: string[][]; delimiter: string } {
  const { data, meta } = Papa.parse<string[]>(head.replaceAll('\r\n', '\n'), {
    preview: count,
    skipEmptyLines: true,
    delimitersToGuess: [',', ';', '\t', '|'],
  })
  return { rows: data, delimiter: meta.delimiter }
}

/** Reads rows as objects by the names of the first row; cells without a name are numbered from 0. */
export function rowReader(header: string[]): (cells: string[]) => Record<string, string> {
  const names = header.map((name) => name.trim())
  return (cells) => Object.fromEntries(cells.map((cell, index) => [names[index] || String(index), cell]))
}
