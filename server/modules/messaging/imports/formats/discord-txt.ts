/** DiscordChatExporter plain text. */
import { type Block, blockReader, type LineMeaning } from '../blocks.ts'
import { orderOfStamps } from '../date-order.ts'
import type { ExportFile } from '../files.ts'
import { eachFile, everyone, type Format, type ReadContext } from '../format.ts'
import { readByLine } from '../lines.ts'
import { isStamp, looseStamp } from '../loose-stamps.ts'
import { kindByName } from '../media.ts'
import { type ExportMedia, type Found, message } from '../record.ts'
import type { DateOrder } from '../stamps.ts'

const RULE = /^={62}$/
const HEADER = /^\[([^\]]{8,40})\] (.+?)(?: \(pinned\))?$/
const SECTION = /^\{(Attachments|Embeds?|Stickers|Reactions|Forwarded Message)\}$/

export const discordTxt: Format = {
  format: 'discord',
  variant: 'txt',
  recognise: ({ lines: [first = '', second = ''] }) =>
    RULE.test(first.replace(/^\ufeff/, '')) && second.startsWith('Guild: ') ? { needsZone: true } : null,
  async prepare(context) {
    const dateOrder = await orderOfStamps(stampsOf(context), context.settings.dateOrder)
    const order = dateOrder?.chosen ?? 'dmy'
    return { dateOrder, records: () => eachFile(context.files, (file) => readChannel(file, order, context)) }
  },
  peopleOf: everyone,
}

type Head = { stamp: string; name: string; channel: string | null }

async function* stampsOf(context: ReadContext): AsyncGenerator<string> {
  for (const file of context.files) {
    for await (const reading of readChannel(file, 'dmy', context)) if (reading.kind !== 'doubtful') yield reading.stamp
  }
}

function readChannel(file: ExportFile, order: DateOrder, { encoding, media }: ReadContext) {
  return readByLine(file, encoding, (emit) => {
    return blockReader<Head>(emit, headerFinder(), (block) => recordOf(block, order, (path) => media(path, file.name)))
  })
}

/** A header stands after a blank line and has a stamp in its brackets; other lines in brackets are text. */
function headerFinder() {
  let channel: string | null = null
  let afterBlank = false
  return (line: string): LineMeaning<Head> => {
    const mayBegin = afterBlank
    afterBlank = line === ''
    if (RULE.test(line)) return { alone: null }
    channel ??= /^Channel: (?:.* \/ )?(.+)$/.exec(line)?.[1] ?? null
    const [, stamp, name] = (mayBegin && HEADER.exec(line)) || []
    if (!stamp || !name || !isStamp(stamp)) return 'continues'
    return { opens: { stamp, name, channel }, text: '' }
  }
}

function recordOf({ head, line, lines }: Block<Head>, order: DateOrder, find: (path: string) => string | null): Found {
  const sections = new Map<string, string[]>([['', []]])
  let section = ''
  for (const text of lines.slice(1)) {
    section = SECTION.exec(text)?.[1] ?? section
    sections.set(section, [...(sections.get(section) ?? []), text])
  }
  const below = (name: string) => (sections.get(name) ?? []).slice(1).filter(Boolean)
  return message({
    line,
    stamp: head.stamp,
    at: looseStamp(head.stamp, order),
    channel: head.channel,
    senderKey: head.name,
    senderName: head.name,
    senderHandle: head.name,
    text: (sections.get('') ?? []).join('\n').trim(),
    media: [...below('Attachments').map((path) => attachmentOf(path, find)), ...below('Stickers').map(stickerOf)],
    reactions: [
      ...below('Reactions')
        .join(' ')
        .matchAll(/(\S+) \((\d+)\)/g),
    ].map(([, emoji = '', count]) => ({ emoji, count: Number(count), by: [] })),
  })
}

function attachmentOf(url: string, find: (path: string) => string | null): ExportMedia {
  const name = url.replace(/[?#].*$/, '').replace(/^.*[/\\]/, '')
  return { kind: kindByName(name), name, path: /^https?:/.test(url) ? null : find(url) }
}

const stickerOf = (url: string): ExportMedia => ({ kind: 'sticker', name: url.replace(/^.*\//, ''), path: null })
