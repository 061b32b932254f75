/** WhatsApp “Export chat”: text of Android and iOS in any language and date order, alone or with media in a zip. */
import { type Block, blockReader, type LineMeaning } from '../blocks.ts'
import { asked, type DateOrderChoice, DateOrderSurvey } from '../date-order.ts'
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, type ReadContext } from '../format.ts'
import { type Emit, readByLine, scanLines } from '../lines.ts'
import { dayOfNumbers } from '../loose-stamps.ts'
import { senderByName } from '../names.ts'
import { type Doubt, doubtfulLine, type Found, message, pollText, systemLine } from '../record.ts'
import { local, localText } from '../stamps.ts'
import { type WhatsappHeader, whatsappHeader } from './whatsapp-header.ts'
import { isMessageAfterAll, whatsappContent, whatsappPoll } from './whatsapp-text.ts'

/** How real headers of the file look: lines of another shape are quotations. */
type Survey = { shape: string; order: DateOrderChoice }

export const whatsapp: Format = {
  format: 'whatsapp',
  variant: null,
  recognise({ lines }) {
    const [first] = lines.filter((line) => line.trim() !== '')
    const headers = lines.filter((line) => whatsappHeader(line)).length
    return headers > 0 && (headers >= 3 || whatsappHeader(first ?? '')) ? { needsZone: true } : null
  },
  async prepare(context) {
    const survey = await surveyOf(context)
    return {
      dateOrder: survey.order,
      records: () => eachFile(context.files, (file) => readChat(file, survey, context)),
    }
  },
}

async function surveyOf({ files, encoding, settings }: ReadContext): Promise<Survey> {
  const shapes = new Map<string, { dates: DateOrderSurvey; form: WhatsappHeader }>()
  const visit = (line: string) => {
    const header = whatsappHeader(line)
    if (!header) return
    const shape = shapes.get(header.shape) ?? { dates: new DateOrderSurvey(), form: header }
    shape.dates.add(header.numbers, header.bareFirst)
    shapes.set(header.shape, shape)
  }
  for (const file of files) await scanLines(file, encoding, visit)

  const [usual] = [...shapes].toSorted(([, a], [, b]) => b.dates.count - a.dates.count)
  if (!usual) return { shape: '', order: asked('dmy') }
  const [shape, { dates, form }] = usual
  return { shape, order: settings.dateOrder ? asked(settings.dateOrder) : dates.choose(form) }
}

type Head = { header: WhatsappHeader; day: string; written: string | null }

function readChat(file: ExportFile, survey: Survey, context: ReadContext) {
  return readByLine(file, context.encoding, (emit) =>
    blockReader<Head>(
      emit,
      (line, number) => meaningOf(line, number, survey, emit),
      (block) => recordOf(block, (name) => context.media(name, file.name)),
    ),
  )
}

function meaningOf(line: string, number: number, { shape, order }: Survey, emit: Emit): LineMeaning<Head> {
  const header = whatsappHeader(line)
  if (!header) return 'continues'
  const day = dayOfNumbers(header.numbers, order.chosen)
  const doubt: Doubt | null = header.shape !== shape ? 'other_shape' : isMoment(header, day) ? null : 'invalid_stamp'
  if (doubt || day === null) {
    emit(doubtfulLine(number, line, doubt ?? 'invalid_stamp'))
    return 'continues'
  }
  const { name, text } = splitName(header)
  return { opens: { header, day, written: name }, text }
}

const isMoment = ({ hour, minute, second }: WhatsappHeader, day: string | null) =>
  localText(day, hour, minute, second) !== null

const OPENING_QUOTE = /["“„«»「『]/
const CLOSING_QUOTE = /["”“»«」』]/

/** The first `: ` splits name from text; a text that begins with a line break leaves `Name:` at the end of the line. */
function splitName({ rest, ios }: WhatsappHeader): { name: string | null; text: string } {
  const at = rest.indexOf(': ')
  const end = at < 0 && rest.endsWith(':') ? rest.length - 1 : at
  if (end <= 0) return { name: null, text: rest }
  const name = rest.slice(0, end)
  // On Android `You created group "Fun: times"` has the colon inside a quoted name.
  if (!ios && opensQuote(name)) return { name: null, text: rest }
  return { name, text: rest.slice(end + 2) }
}

function opensQuote(name: string): boolean {
  const opening = OPENING_QUOTE.exec(name)
  return opening !== null && !CLOSING_QUOTE.test(name.slice(opening.index + 1))
}

function recordOf(block: Block<Head>, media: (name: string) => string | null): Found {
  const { header, day, written } = block.head
  const text = block.lines.join('\n').replace(/^\n/, '')
  const moment = {
    line: block.line,
    stamp: header.stamp,
    at: local(localText(day, header.hour, header.minute, header.second)),
  }
  return written === null ? systemLine({ ...moment, text: text.replace(/^\u200e+/, '') }) : spoken(written, text)

  function spoken(name: string, said: string): Found {
    const content = whatsappContent(said, header.ios, header.marked)
    const { edited, deleted } = content
    if (content.generated && !header.marked && !isMessageAfterAll(content, said)) {
      return systemLine({ ...moment, ...senderByName(name), text: content.text })
    }
    const poll = content.generated ? whatsappPoll(said) : null
    const text = poll ? pollText(poll) : content.text
    const shown = content.media.map((each) => ({ ...each, path: each.name ? media(each.name) : null }))
    return message({ ...moment, ...senderByName(name), text, media: shown, poll, edited, deleted })
  }
}
