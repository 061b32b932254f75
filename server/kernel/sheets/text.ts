/** Bytes to text: which encoding a file has, and its text in chunks. */
import { isUtf8 } from 'node:buffer'
import type { ReadableFile } from './file.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** The first bytes of a file, fewer when it is shorter. */
export async function readHead(file: ReadableFile, length: number): Promise<Buffer> {
  const stream = await file.open()
  const chunks: Buffer[] = []
  let read = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    read += chunk.length
    if (read >= length) break
  }
  stream.destroy()
  return Buffer.concat(chunks).subarray(0, length)
}

/** Null for bytes that are no text. GB18030 is what Excel and older programs write on Chinese Windows. */
export function encodingOf(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.includes(0)) return null
  if (isUtf8(withoutCutCharacter(head))) return 'utf-8'
  return readsAsChinese(head) ? 'gb18030' : 'utf-8'
}

/** Drops the bytes of a character that the end of the head cut in two. */
function withoutCutCharacter(head: Buffer): Buffer {
  let end = head.length
  for (let back = 1; back <= 3 && back <= head.length; back++) {
    const byte = head[head.length - back] ?? 0
    if ((byte & 0xc0) === 0xc0) end = head.length - back
    if ((byte & 0xc0) !== 0x80) break
  }
  return head.subarray(0, end)
}

/** Latin-1 text also decodes as GB18030, but not to common Chinese characters. */
function readsAsChinese(head: Buffer): boolean {
  const text = new TextDecoder('gb18030').decode(head, { stream: true })
  const foreign = text.match(/[\u0080-\uffff]/g) ?? []
  const chinese = text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/g) ?? []
  return foreign.length > 0 && chinese.length / foreign.length > 0.9
}

/** The text of a file in chunks, without byte-order mark; bytes that are no character become U+FFFD. */
export async function* textChunks(file: ReadableFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of (await file.open()) as AsyncIterable<Buffer>) {
    const text = decoder.decode(bytes, { stream: true })
    if (text) yield text
  }
  const rest = decoder.decode()
  if (rest) yield rest
}
