/** LINE “Export chat history”: date lines, and `H:MM⇥name⇥text` below them, in any of its languages. */
import { type Block, blockReader, type LineMeaning } from '../blocks.ts'
import { orderOfStamps } from '../date-order.ts'
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, type ReadContext } from '../format.ts'
import { readByLine } from '../lines.ts'
import { looseClock, looseDay } from '../loose-stamps.ts'
import { senderByName } from '../names.ts'
import { placeholderAlone } from '../placeholders.ts'
import { type Found, message, systemLine } from '../record.ts'
import { type DateOrder, HALF, local, localText } from '../stamps.ts'

const DAY_LINE =
  /^(?:\p{L}{2,12}[,.]?\s*)?\d{1,4}\s?[./年-]\s?\d{1,2}\s?[./月-]\s?\d{1,4}日?\s*(?:[(（]?\p{L}{0,12}[)）]?)$/u
const RECORD = new RegExp(`^((?:${HALF})? ?\\d{1,2}:\\d{2} ?(?:${HALF})?)\\t(?:([^\\t]*)\\t)?(.*)$`, 's')

export const line: Format = {
  format: 'line',
  variant: null,
  recognise: ({ head }) => (/^\ufeff?\[LINE\]/.test(head) ? { needsZone: true } : null),
  async prepare(context) {
    const dateOrder = await orderOfStamps(dayLines(context), context.settings.dateOrder)
    const order = dateOrder?.chosen ?? 'ymd'
    return { dateOrder, records: () => eachFile(context.files, (file) => readTalk(file, order, context)) }
  },
}

async function* dayLines(context: ReadContext): AsyncGenerator<string> {
  for (const file of context.files) {
    const days: string[] = []
    const reading = readTalk(file, 'dmy', context, (day) => days.push(day))
    while (!(await reading.next()).done) yield* days.splice(0)
    yield* days
  }
}

type Head = { stamp: string; day: string | null; name: string | null }

function readTalk(
  file: ExportFile,
  order: DateOrder,
  { encoding }: ReadContext,
  seeDay: (line: string) => void = () => {},
) {
  return readByLine(file, encoding, (emit) => blockReader<Head>(emit, lineJudge(order, seeDay), recordOf))
}

/** A day line stands at the beginning or after a blank line; inside a quoted text neither days nor records begin. */
function lineJudge(order: DateOrder, seeDay: (line: string) => void) {
  let day: string | null = null
  let afterBlank = true
  let quoted = false
  return (text: string): LineMeaning<Head> => {
    const mayBeDay = afterBlank && !quoted
    afterBlank = text.trim() === ''
    if (mayBeDay && DAY_LINE.test(text)) {
      seeDay(text)
      day = looseDay(text, order) ?? day
      return { alone: null }
    }
    const match = RECORD.exec(text)
    if (!match?.[1] || (quoted && match[2] === undefined)) {
      if (quoted && endsQuote(text)) quoted = false
      return 'continues'
    }
    const said = match[3] ?? ''
    quoted = said.startsWith('"') && !endsQuote(said.slice(1))
    return { opens: { stamp: match[1], day, name: match[2] || null }, text: said }
  }
}

/** A quote ends with an odd number of `"`: inside it every `"` is doubled. */
const endsQuote = (text: string) => (/"+$/.exec(text)?.[0].length ?? 0) % 2 === 1

function recordOf({ head, line, lines }: Block<Head>): Found {
  const clock = looseClock(head.stamp)
  const at = clock && local(localText(head.day, clock.hour, clock.minute, null))
  const moment = { line, stamp: `${head.day ?? ''} ${head.stamp}`.trim(), at }
  const text = unquoted(lines)
  if (head.name === null) return systemLine({ ...moment, text })
  const medium = placeholderAlone(text, true)
  return message({ ...moment, ...senderByName(head.name), text: medium ? '' : text, media: medium ? [medium] : [] })
}

function unquoted(lines: string[]): string {
  const text = lines.join('\n')
  return lines.length > 1 && /^"[^]*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text
}
