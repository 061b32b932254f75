import type { Format, ReadContext } from '../format.ts'
import { asObject, asText, type Json, type JsonObject } from '../json.ts'
import { readByLine } from '../lines.ts'
import { message } from '../record.ts'
import { prepareTable, type TableRow, tableRecognition } from './table.ts'

/** One JSON object per line; fields of nested objects are named with dots (`author.name`). */
export const genericJsonl: Format = {
  format: 'jsonl',
  variant: null,
  recognise({ lines }) {
    const written = lines.filter((line) => line.trim() !== '').slice(0, -1)
    const objects = (written.length ? written : lines.slice(0, 1)).map(parsed)
    const [first] = objects
    if (!first || objects.some((object) => object === null)) return null
    const cells = flat(first)
    return tableRecognition(Object.keys(cells), Object.values(cells))
  },
  async prepare(context) {
    const names = new Set<string>()
    let looked = 0
    for await (const row of rowsOf(context)) {
      if ('cells' in row) for (const name of Object.keys(row.cells)) names.add(name)
      looked += 1
      if (looked === MOST_LOOKED_AT) break
    }
    return prepareTable([...names], () => rowsOf(context), context)
  },
}

/** Optional fields are missing from many lines, so that the first alone does not show all columns. */
const MOST_LOOKED_AT = 200

function parsed(line: string): JsonObject | null {
  if (!/^\ufeff?\s*\{/.test(line)) return null
  try {
    return asObject(JSON.parse(line.replace(/^\ufeff/, '')) as Json)
  } catch {
    return null
  }
}

async function* rowsOf({ files, encoding }: ReadContext): AsyncGenerator<TableRow> {
  for (const file of files) {
    const lines = readByLine(file, encoding, (emit) => ({
      line: (text, line) => text.trim() && emit(message({ stamp: '', at: null, line, text })),
      end() {},
    }))
    for await (const line of lines) {
      if (line.kind === 'doubtful') continue
      const object = parsed(line.text)
      yield object ? { cells: flat(object), line: line.line ?? 0 } : { broken: line.text, line: line.line ?? 0 }
    }
  }
}

function flat(object: JsonObject, prefix = ''): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const [key, value] of Object.entries(object)) {
    const text = asText(value)
    if (text !== null) cells[prefix + key] = text
    else if (prefix.split('.').length < 4) Object.assign(cells, flat(asObject(value), `${prefix}${key}.`))
  }
  return cells
}
