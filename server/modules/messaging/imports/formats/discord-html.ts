/** DiscordChatExporter HTML, of 2019 (messages in groups) and newer (a container per message). */
import { DateTime } from 'luxon'
import type { ExportFile } from '../files.ts'
import { eachFile, everyone, type Format, plainly, type ReadContext } from '../format.ts'
import { byClass, type Element, find, findAll, htmlElements, textOf } from '../html.ts'
import { looseClock, looseDay, looseStamp } from '../loose-stamps.ts'
import { kindByName } from '../media.ts'
import { type ExportMedia, type ExportTime, message, type Reading, systemLine } from '../record.ts'
import type { DateOrder } from '../stamps.ts'

export const discordHtml: Format = {
  format: 'discord',
  variant: 'html',
  recognise: ({ head }) =>
    /^\s*<(?:!doctype html|html)/i.test(head) &&
    /chatlog__message|class="?(?:info__guild-name|preamble__)|\.chatlog/.test(head)
      ? { needsZone: true }
      : null,
  prepare: plainly((context) => eachFile(context.files, (file) => readChannel(file, context))),
  peopleOf: everyone,
}

async function* readChannel(file: ExportFile, context: ReadContext): AsyncGenerator<Reading> {
  let channel: string | null = null
  for await (const element of htmlElements(file, [
    'info__channel-name',
    'preamble__entries-container',
    'chatlog__message-group',
  ])) {
    if (element.classes.has('chatlog__message-group')) yield* readGroup(element, channel, file, context)
    else channel = channelName(element)
  }
}

/** The newer head names the server first and then `category / channel`. */
function channelName(element: Element): string {
  const entries = [...findAll(element, byClass('preamble__entry'))].map((entry) => textOf(entry))
  return (entries[1] ?? textOf(element)).replace(/^.* \/ /, '')
}

function* readGroup(
  group: Element,
  channel: string | null,
  file: ExportFile,
  context: ReadContext,
): Generator<Reading> {
  let speaker = authorOf(group)
  const clock = groupClock(group)
  for (const element of findAll(group, ({ attributes }) => /^\d{1,20}$/.test(attributes['data-message-id'] ?? ''))) {
    const id = element.attributes['data-message-id'] ?? ''
    if (find(element, ...AUTHORS)) speaker = authorOf(element)
    const { stamp, at } = clock(element, id)
    const said = { ...speaker, stamp, at, channel, platformId: id }
    const notice = find(element, 'chatlog__system-notification-content')
    if (notice) yield systemLine({ ...said, text: textOf(notice) })
    else yield message({ ...said, ...contentOf(element, file, context) })
  }
}

const AUTHORS = ['chatlog__author', 'chatlog__author-name', 'chatlog__system-notification-author']

function authorOf(element: Element) {
  const author = find(element, ...AUTHORS)
  const handle = author?.attributes.title ?? null
  return {
    senderKey: author?.attributes['data-user-id'] ?? handle,
    senderName: textOf(author) || handle,
    senderHandle: handle,
  }
}

/** Discord ids hold their moment: milliseconds since 2015 in the upper 42 bits. */
const millisOf = (id: string) => Number((BigInt(id) >> 22n) + 1_420_070_400_000n)
const minutesOf = (id: string) => Math.floor(millisOf(id) / 60_000)

const STAMPS = ['chatlog__timestamp', 'chatlog__system-notification-timestamp']
const ORDERS: DateOrder[] = ['dmy', 'mdy', 'ymd']

/**
 * Local times of the messages of a group. Only the first has a full stamp; that of the others follows from their ids,
 * counted from the first.
 */
function groupClock(group: Element) {
  let offset: number | null = null
  return (element: Element, id: string): { stamp: string; at: ExportTime | null } => {
    const written = find(element, ...STAMPS) ?? (offset === null ? find(group, ...STAMPS) : null)
    const stamp = written ? textOf(written) : ''
    const at = stampNear(stamp, id) ?? stampNear(written?.attributes.title ?? '', id)
    if (at && 'local' in at) {
      offset = minutesFrom(at.local) - minutesOf(id)
      return { stamp, at }
    }
    const local = DateTime.fromMillis((minutesOf(id) + (offset ?? 0)) * 60_000, { zone: 'utc' }).toFormat(
      "yyyy-MM-dd'T'HH:mm",
    )
    return { stamp: local, at: { local } }
  }
}

const minutesFrom = (local: string) => Math.floor(DateTime.fromISO(local, { zone: 'utc' }).toMillis() / 60_000)

/** Of the possible readings of a stamp the one within a day of the message's id. */
function stampNear(stamp: string, id: string): ExportTime | null {
  for (const order of ORDERS) {
    if (!looseClock(stamp) || !looseDay(stamp, order)) continue
    const at = looseStamp(stamp, order)
    if (at && 'local' in at && Math.abs(minutesFrom(at.local) - minutesOf(id)) <= 24 * 60) return at
  }
  return null
}

function contentOf(element: Element, file: ExportFile, { media }: ReadContext) {
  const content = find(element, 'chatlog__content')
  const words = content && (find(content, 'markdown', 'chatlog__markdown-preserve') ?? content)
  const reply = find(element, 'chatlog__reply-link', 'chatlog__reference-link')
  return {
    text: textOf(words, true).replace(/\s*\(edited\)$/, ''),
    edited: find(element, 'chatlog__edited-timestamp') !== null,
    replyTo: /(\d{15,})/.exec(reply?.attributes.onclick ?? '')?.[1] ?? null,
    media: [
      ...[...findAll(element, byClass('chatlog__attachment'))].map((each) =>
        attachmentOf(each, (path) => media(path, file.name)),
      ),
      ...[...findAll(element, byClass('chatlog__sticker'))].map(
        (each): ExportMedia => ({ kind: 'sticker', name: textOf(each) || null, path: null }),
      ),
    ],
    reactions: [...findAll(element, byClass('chatlog__reaction'))].map(reactionOf),
  }
}

function attachmentOf(element: Element, locate: (path: string) => string | null): ExportMedia {
  const [holder] = findAll(element, ({ attributes }) => Boolean(attributes.href ?? attributes.src))
  const url = holder?.attributes.href ?? holder?.attributes.src ?? ''
  const name = url.replace(/[?#].*$/, '').replace(/^.*\//, '')
  return { kind: kindByName(name), name, path: /^https?:/.test(url) ? null : locate(url) }
}

function reactionOf(element: Element) {
  const [picture] = findAll(element, ({ tag }) => tag === 'img')
  const count = Number(textOf(find(element, 'chatlog__reaction-count')) || '1')
  return {
    emoji: picture?.attributes.alt ?? element.attributes.title ?? '',
    count: Number.isFinite(count) ? count : 1,
    by: [],
  }
}
