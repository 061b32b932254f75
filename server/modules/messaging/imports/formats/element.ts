/** Element (Matrix) chat export as JSON: whole events. */
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, plainly, type ReadContext } from '../format.ts'
import { asNumber, asObject, asText, type JsonObject, jsonValues } from '../json.ts'
import { kindByType } from '../media.ts'
import { type ExportMedia, type MediaKind, message, type Reading, systemLine } from '../record.ts'
import { instantOfMillis } from '../stamps.ts'

export const element: Format = {
  format: 'element',
  variant: null,
  recognise: ({ json }) => (json?.has('room_name') && json.has('messages') ? { needsZone: false } : null),
  prepare: plainly((context) => eachFile(context.files, (file) => readRoom(file, context))),
}

async function* readRoom(file: ExportFile, { media }: ReadContext): AsyncGenerator<Reading> {
  let channel: string | null = null
  for await (const { place, value } of jsonValues(file, ['room_name', 'messages.*'])) {
    if (place === 'room_name') channel = asText(value)
    else yield readEvent(asObject(value), channel, (path) => media(path, file.name))
  }
}

const SPOKEN = new Set([
  'm.room.message',
  'm.sticker',
  'm.room.encrypted',
  'm.poll.start',
  'org.matrix.msc3381.poll.start',
])

/** An edit comes as an event of its own: a record with the id of the message it replaces. Reactions are system lines. */
function readEvent(event: JsonObject, channel: string | null, find: (path: string) => string | null): Reading {
  const stamp = asText(event.origin_server_ts) ?? ''
  const content = asObject(event.content)
  const relation = asObject(content['m.relates_to'])
  const replaces = relation.rel_type === 'm.replace' ? asText(relation.event_id) : null
  const sender = asText(event.sender)
  const said = {
    stamp,
    at: instantOfMillis(asNumber(event.origin_server_ts) ?? Number.NaN),
    channel,
    platformId: replaces ?? asText(event.event_id),
    senderKey: sender,
    senderName: sender?.replace(/^@([^:]+):.*$/, '$1') ?? null,
  }
  if (!SPOKEN.has(asText(event.type) ?? ''))
    return systemLine({ ...said, text: noticeOf(event, content), replyTo: asText(relation.event_id) })
  const current = replaces ? asObject(content['m.new_content']) : content
  return message({
    ...said,
    text: bodyOf(current),
    replyTo:
      asText(asObject(relation['m.in_reply_to']).event_id) ??
      (relation.rel_type === 'm.thread' ? asText(relation.event_id) : null),
    edited: replaces !== null,
    deleted: asObject(event.unsigned).redacted_because !== undefined,
    media: mediaOf(event, current, find),
  })
}

const KINDS: Record<string, MediaKind> = {
  'm.image': 'image',
  'm.video': 'video',
  'm.audio': 'audio',
  'm.file': 'file',
}

function mediaOf(event: JsonObject, content: JsonObject, find: (path: string) => string | null): ExportMedia[] {
  const kind = event.type === 'm.sticker' ? 'sticker' : KINDS[asText(content.msgtype) ?? '']
  if (!kind) return []
  const name = asText(content.filename) ?? asText(content.body)
  const type = asText(asObject(content.info).mimetype)
  return [{ kind: kind === 'file' ? kindByType(type, name ?? '') : kind, name, path: name ? find(name) : null }]
}

/** The words without the quotation that replies carry for older programs. */
function bodyOf(content: JsonObject): string {
  if (KINDS[asText(content.msgtype) ?? '']) return asText(content.filename) === null ? '' : (asText(content.body) ?? '')
  return (asText(content.body) ?? '').replace(/^(?:> .*\n)+\n?/, '')
}

function noticeOf(event: JsonObject, content: JsonObject): string {
  const type = asText(event.type) ?? ''
  const about = asObject(content['m.relates_to']).key ?? content.membership ?? content.name ?? content.topic
  return asText(about) === null ? type : `${type}: ${asText(about)}`
}
