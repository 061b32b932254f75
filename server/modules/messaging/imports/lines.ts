/**
 * Text read line by line under the rules that chat exports ask for: split on LF only, drop one trailing CR, keep other
 * CRs as text, strip one byte-order mark, and decode every line by itself (IRC logs change the charset from line to line).
 */
import { isUtf8 } from 'node:buffer'
import type { ExportFile } from './files.ts'
import { ExportValueTooLarge } from './problems.ts'
import type { Reading } from './record.ts'
import { type Encoding, textChunks } from '../../../kernel/sheets/text.ts'

/** Takes the lines of one file and gives out records as they become complete. */
export type LineReader = { line(text: string, number: number): void; end(): void }
export type Emit = (reading: Reading) => void

const LF = 0x0a
const CR = 0x0d
const LONGEST_LINE = 8 * 2 ** 20

const gb18030 = new TextDecoder('gb18030')
const replacing = new TextDecoder('utf-8')

/** A line's bytes as text: UTF-8, or what the format falls back to where they are not. */
function decodeLine(bytes: Buffer, encoding: Encoding | 'latin1'): string {
  const end = bytes.length && bytes[bytes.length - 1] === CR ? bytes.length - 1 : bytes.length
  const line = bytes.subarray(0, end)
  if (encoding === 'gb18030') return gb18030.decode(line)
  if (isUtf8(line)) return line.toString('utf8')
  return encoding === 'latin1' ? line.toString('latin1') : replacing.decode(line)
}

async function* bytesOf(file: ExportFile, encoding: Encoding | 'latin1'): AsyncGenerator<Buffer> {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    for await (const text of textChunks(file, encoding)) yield Buffer.from(text)
  } else yield* (await file.open()) as AsyncIterable<Buffer>
}

/** The lines of a file as bytes, in batches as they are read. Problem: value too large (a line without end). */
async function* lineBatches(file: ExportFile, encoding: Encoding | 'latin1'): AsyncGenerator<Buffer[]> {
  let begun: Buffer[] = []
  let length = 0
  for await (const chunk of bytesOf(file, encoding)) {
    const lines: Buffer[] = []
    let start = 0
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, start)) {
      const bytes = chunk.subarray(start, at)
      lines.push(begun.length ? Buffer.concat([...begun, bytes]) : bytes)
      begun = []
      length = 0
      start = at + 1
    }
    if (start < chunk.length) begun.push(chunk.subarray(start))
    length += chunk.length - start
    if (length > LONGEST_LINE) throw ExportValueTooLarge({ name: file.name })
    if (lines.length) yield lines
  }
  if (begun.length) yield [Buffer.concat(begun)]
}

/** Calls the reader made by `make` for every line of the file and yields what it emits. */
export async function* readByLine(
  file: ExportFile,
  encoding: Encoding | 'latin1',
  make: (emit: Emit) => LineReader,
): AsyncGenerator<Reading> {
  let ready: Reading[] = []
  const reader = make((reading) => ready.push(reading))
  let number = 0
  for await (const lines of lineBatches(file, encoding)) {
    for (const bytes of lines) {
      number += 1
      const text = decodeLine(bytes, encoding)
      reader.line(number === 1 && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, number)
    }
    yield* ready
    ready = []
  }
  reader.end()
  yield* ready
}

/** Shows every line of a file to `visit`, for decisions that need the whole file. */
export async function scanLines(file: ExportFile, encoding: Encoding | 'latin1', visit: (text: string) => void) {
  const reading = readByLine(file, encoding, () => ({ line: visit, end() {} }))
  while (!(await reading.next()).done);
}

/** The first lines of a text, for detection. */
export function firstLines(head: string, count: number): string[] {
  return head.split('\n', count).map((line) => line.replace(/\r$/, ''))
}
