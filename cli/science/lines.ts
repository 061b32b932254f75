/** JSONL in, JSONL out: one object a line; a bad line is told on stderr and leaves the rest alone. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { z } from 'zod'

/** The lines of a run. `refuse` tells that the line just read is bad: nothing is written for it, and the exit code is 2. */
export type Lines = {
  read: <T>(shape: z.ZodType<T>) => AsyncGenerator<T>
  refuse: (code: string, message: string) => void
  write: (row: object) => Promise<void>
  flush: () => Promise<void>
}

const chunkCharacters = 65_536

/** Reads standard input and writes standard output. */
export function openLines(): Lines {
  let line = 0
  let pending = ''
  const flush = async () => {
    const chunk = pending
    pending = ''
    if (chunk !== '' && !process.stdout.write(chunk)) await once(process.stdout, 'drain')
  }
  const refuse = (code: string, message: string) => {
    process.stderr.write(`${JSON.stringify({ line, code, message })}\n`)
    process.exitCode = 2
  }
  return {
    refuse,
    flush,
    write: async (row) => {
      pending += `${JSON.stringify(row)}\n`
      if (pending.length >= chunkCharacters) await flush()
    },
    read: async function* (shape) {
      for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        line += 1
        const row = readRow(line === 1 ? text.replace(/^\uFEFF/, '') : text, shape, refuse)
        if (row !== null) yield row.value
      }
    },
  }
}

/** An empty line is no line. */
function readRow<T>(text: string, shape: z.ZodType<T>, refuse: Lines['refuse']): { value: T } | null {
  if (text.trim() === '') return null
  try {
    const read = shape.safeParse(JSON.parse(text))
    if (read.success) return { value: read.data }
    const [issue] = read.error.issues
    refuse('wrong_shape', `${issue?.path.join('.') || '这一行 · this line'}: ${issue?.message}`)
  } catch {
    refuse('not_json', '不是 JSON · not JSON')
  }
  return null
}
