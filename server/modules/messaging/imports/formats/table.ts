/** Tables that no known program wrote: rows become messages by a mapping of columns, guessed or given by the user. */
import { type ColumnMapping, guessColumns, missingColumns } from '../columns.ts'
import { orderOfStamps } from '../date-order.ts'
import type { Prepared, ReadContext, ReadSettings, Recognition } from '../format.ts'
import { looseStamp } from '../loose-stamps.ts'
import { senderByName } from '../names.ts'
import { takeBracketed } from '../placeholders.ts'
import { ExportColumnsMissing } from '../problems.ts'
import { doubtfulLine, type ExportTime, type Found, message, type Reading, systemLine } from '../record.ts'
import { type DateOrder, fromIso, instantOfMillis, instantOfSeconds } from '../stamps.ts'

/** One row by the names of its columns, or a line that is no row at all. */
export type TableRow = { cells: Record<string, string>; line: number } | { broken: string; line: number }

/** What the head of a table tells; `sample` is the first row below it. */
export function tableRecognition(names: string[], sample: string[]): Recognition {
  const guess = guessColumns(names)
  const stamp = guess.time === undefined ? '' : (sample[names.indexOf(guess.time)] ?? '')
  const at = tableTime(stamp, 'ymd')
  return { needsZone: !(at && 'instant' in at), columns: { names, guess } }
}

const LABELS = { time: '时间 time', sender: '发言人 sender', text: '内容 text' }

/** Chooses the columns by what the user said, else by the guess. Problem: columns missing. */
function mappingOf(names: string[], { columns }: ReadSettings): ColumnMapping {
  const wished = Object.entries(columns ?? {}).filter(([, name]) => names.includes(name ?? ''))
  const mapping: Partial<ColumnMapping> = { ...guessColumns(names), ...Object.fromEntries(wished) }
  const missing = missingColumns(mapping)
  if (missing.length) {
    throw ExportColumnsMissing({ missing: missing.map((what) => LABELS[what]).join('、'), found: names.join('、') })
  }
  return mapping as ColumnMapping
}

/** Prepares a table: chooses columns, then the date order from the whole of its time column. */
export async function prepareTable(
  names: string[],
  rows: () => AsyncIterable<TableRow>,
  { settings }: ReadContext,
): Promise<Prepared> {
  const mapping = mappingOf(names, settings)
  const dateOrder = await orderOfStamps(stampsOf(rows(), mapping), settings.dateOrder)
  return { dateOrder, records: () => readRows(rows(), mapping, dateOrder?.chosen ?? 'ymd') }
}

async function* stampsOf(rows: AsyncIterable<TableRow>, { time }: ColumnMapping): AsyncGenerator<string> {
  for await (const row of rows) if ('cells' in row) yield row.cells[time] ?? ''
}

/** Rows without a time are heads, sums and the like: they are shown as doubtful and become no message. */
async function* readRows(
  rows: AsyncIterable<TableRow>,
  mapping: ColumnMapping,
  order: DateOrder,
): AsyncGenerator<Reading> {
  for await (const row of rows) {
    if ('broken' in row) yield doubtfulLine(row.line, row.broken, 'unclassified')
    else {
      const found = recordOf(row, mapping, order)
      yield found.at ? found : doubtfulLine(row.line, Object.values(row.cells).join(', '), 'invalid_stamp')
    }
  }
}

const SYSTEM = /^(?:system|系统|系统消息|系统通知|notice|service|10000)$/i

function recordOf(
  { cells, line }: Extract<TableRow, { cells: unknown }>,
  mapping: ColumnMapping,
  order: DateOrder,
): Found {
  const cell = (what: keyof ColumnMapping) => (mapping[what] === undefined ? '' : (cells[mapping[what]] ?? '').trim())
  const stamp = cell('time')
  const text = cells[mapping.text] ?? ''
  const moment = {
    line,
    stamp,
    at: tableTime(stamp, order),
    platformId: cell('id') || null,
    channel: cell('channel') || null,
  }
  const sender = senderByName(cell('sender'))
  if (SYSTEM.test(cell('kind')) || (cell('sender') === '' && cell('senderId') === ''))
    return systemLine({ ...moment, text })
  return message({
    ...moment,
    senderKey: cell('senderId') || sender.senderKey,
    senderName: sender.senderName || cell('senderId'),
    replyTo: cell('replyTo') || null,
    ...takeBracketed(text),
  })
}

/** Unix seconds or milliseconds, ISO, or any written stamp. */
function tableTime(stamp: string, order: DateOrder): ExportTime | null {
  if (/^\d{10}(?:\.\d+)?$/.test(stamp)) return instantOfSeconds(stamp)
  if (/^\d{13}$/.test(stamp)) return instantOfMillis(Number(stamp))
  return fromIso(stamp) ?? looseStamp(stamp, order)
}
