/** DiscordChatExporter CSV: of 2019 (`;`, local minutes) and newer (`,`, ISO). */
import { csvRows, firstRows } from '../csv.ts'
import { orderOfStamps } from '../date-order.ts'
import type { ExportFile } from '../files.ts'
import { eachFile, everyone, type Format, type ReadContext } from '../format.ts'
import { looseStamp } from '../loose-stamps.ts'
import { kindByName } from '../media.ts'
import { doubtfulLine, type ExportMedia, message, type Reading } from '../record.ts'
import { type DateOrder, fromIso } from '../stamps.ts'

const HEADER = /^\ufeff?"?AuthorID"?([;,])"?Author"?[;,]"?Date"?[;,]"?Content"?/

export const discordCsv: Format = {
  format: 'discord',
  variant: 'csv',
  recognise({ head }) {
    if (!HEADER.test(head)) return null
    const date = firstRows(head, 2).rows[1]?.[2] ?? ''
    const at = fromIso(date)
    return { needsZone: !(at && 'instant' in at) }
  },
  async prepare(context) {
    const dateOrder = await orderOfStamps(stampsOf(context), context.settings.dateOrder)
    const order = dateOrder?.chosen ?? 'dmy'
    return { dateOrder, records: () => eachFile(context.files, (file) => readChannel(file, order, context)) }
  },
  peopleOf: everyone,
}

async function* rowsOf(file: ExportFile, { encoding }: ReadContext) {
  let header = true
  const delimiter = await delimiterOf(file)
  for await (const row of csvRows(file, encoding, delimiter)) {
    if (!header) yield row
    header = false
  }
}

async function delimiterOf(file: ExportFile): Promise<string> {
  for await (const bytes of (await file.open()) as AsyncIterable<Buffer>) {
    return HEADER.exec(bytes.toString('utf8', 0, 200))?.[1] ?? ','
  }
  return ','
}

async function* stampsOf(context: ReadContext): AsyncGenerator<string> {
  for (const file of context.files) for await (const { cells } of rowsOf(file, context)) yield cells[2] ?? ''
}

async function* readChannel(file: ExportFile, order: DateOrder, context: ReadContext): AsyncGenerator<Reading> {
  for await (const { cells, line } of rowsOf(file, context)) {
    const [id, author, stamp = '', content = '', attachments = '', reactions = ''] = cells
    if (cells.length < 4) {
      yield doubtfulLine(line, cells.join(';'), 'columns')
      continue
    }
    yield message({
      line,
      stamp,
      at: looseStamp(stamp, order),
      senderKey: id || author || null,
      senderName: author ?? null,
      senderHandle: author ?? null,
      text: content,
      media: attachments
        .split(',')
        .filter(Boolean)
        .map((url) => attachmentOf(url, file, context)),
      reactions: [...reactions.matchAll(/([^,]+?) \((\d+)\)/g)].map(([, emoji = '', count]) => ({
        emoji,
        count: Number(count),
        by: [],
      })),
    })
  }
}

function attachmentOf(url: string, file: ExportFile, { media }: ReadContext): ExportMedia {
  const name = url.replace(/[?#].*$/, '').replace(/^.*[/\\]/, '')
  return { kind: kindByName(name), name, path: /^https?:/.test(url) ? null : media(url, file.name) }
}
