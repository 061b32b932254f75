/** KakaoTalk text of phones and Windows. Records are known by their shape, since dates take the interface language's form. */
import { type Block, blockReader, type LineMeaning } from '../blocks.ts'
import { orderOfStamps } from '../date-order.ts'
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, type ReadContext } from '../format.ts'
import { readByLine } from '../lines.ts'
import { isStamp, looseClock, looseDay, looseStamp } from '../loose-stamps.ts'
import { senderByName } from '../names.ts'
import { placeholderAlone } from '../placeholders.ts'
import { type ExportTime, type Found, message, systemLine } from '../record.ts'
import { type DateOrder, HALF, local, localText } from '../stamps.ts'

const TITLE = /카카오톡 대화|KakaoTalk Chats?|카톡 대화|カカオトーク|KakaoTalk/
const DATE =
  '(?:\\d{1,4}\\s?[년年./-]\\s?\\d{1,2}\\s?[월月./-]\\s?\\d{1,4}[일日.]?|\\p{L}{3,9}\\.? \\d{1,2}, \\d{4}|\\d{1,2} \\p{L}{3,9}\\.? \\d{4})'
const CLOCK = `(?:(?:${HALF})[ \u00a0\u202f]?)?\\d{1,2}:\\d{2}(?:[ \u00a0\u202f]?(?:${HALF}))?`
/** Phones: `stamp, name : text`; a system line has no ` : `, on iOS a colon instead of the comma. */
const PHONE = new RegExp(`^(${DATE}(?:,| at)?\\s+${CLOCK})(?:(, )(?:(.+?) : )?(.*)|: (.*))?$`, 'su')
const DAY_ONLY = new RegExp(`^(?:\\p{L}+, )?${DATE}(?:\\s\\p{L}+)?$`, 'u')
const WINDOWS_DAY = /^-{5,} (.+) -{5,}$/
const WINDOWS = new RegExp(`^\\[(.+?)\\] \\[(${CLOCK})\\] (.*)$`, 's')

export const kakaotalk: Format = {
  format: 'kakaotalk',
  variant: 'text',
  recognise({ lines }) {
    const titled = TITLE.test(lines[0] ?? '')
    const records = lines.filter((text) => PHONE.test(text) || WINDOWS.test(text)).length
    return titled && records > 0 ? { needsZone: true } : null
  },
  async prepare(context) {
    const dateOrder = await orderOfStamps(stampsOf(context), context.settings.dateOrder)
    const order = dateOrder?.chosen ?? 'ymd'
    return { dateOrder, records: () => eachFile(context.files, (file) => readTalk(file, order, context)) }
  },
}

async function* stampsOf(context: ReadContext): AsyncGenerator<string> {
  for (const file of context.files) {
    for await (const reading of readTalk(file, 'ymd', context)) if (reading.kind !== 'doubtful') yield reading.stamp
  }
}

type Head = { stamp: string; at: ExportTime | null; name: string | null }

function readTalk(file: ExportFile, order: DateOrder, { encoding }: ReadContext) {
  return readByLine(file, encoding, (emit) => blockReader<Head>(emit, lineJudge(order), recordOf))
}

function lineJudge(order: DateOrder) {
  let day = ''
  return (text: string): LineMeaning<Head> => {
    const windowsDay = WINDOWS_DAY.exec(text)?.[1]
    if (windowsDay && looseDay(windowsDay, order)) {
      day = windowsDay
      return { alone: null }
    }
    const windows = day ? WINDOWS.exec(text) : null
    if (windows) return windowsRecord(windows, day, order)
    const phone = PHONE.exec(text)
    // A stamp alone, or a day with its weekday, separates days.
    if (!phone) return DAY_ONLY.test(text) && looseDay(text, order) ? { alone: null } : 'continues'
    const [, stamp = '', comma, name, said, noticed] = phone
    if (!isStamp(stamp)) return 'continues'
    if (!comma && noticed === undefined) return { alone: null }
    return { opens: { stamp, at: looseStamp(stamp, order), name: name ?? null }, text: said ?? noticed ?? '' }
  }
}

function windowsRecord(
  [, name = '', time = '', said = '']: RegExpExecArray,
  day: string,
  order: DateOrder,
): LineMeaning<Head> {
  const clock = looseClock(time)
  if (!clock) return 'continues'
  const at = local(localText(looseDay(day, order), clock.hour, clock.minute, clock.second))
  return { opens: { stamp: `${day} ${time}`, at, name }, text: said }
}

function recordOf({ head, line, lines }: Block<Head>): Found {
  const text = lines.join('\n')
  const moment = { line, stamp: head.stamp, at: head.at }
  if (head.name === null) return systemLine({ ...moment, text })
  const medium = placeholderAlone(text)
  return message({ ...moment, ...senderByName(head.name), text: medium ? '' : text, media: medium ? [medium] : [] })
}
