/** QQChatExporter (NapCat) JSON. */
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, plainly, type ReadContext } from '../format.ts'
import { asList, asNumber, asObject, asText, type JsonObject, jsonValues } from '../json.ts'
import { kindByName } from '../media.ts'
import { type ExportMedia, type MediaKind, message, type Reading, systemLine } from '../record.ts'
import { fromIso, instantOfMillis } from '../stamps.ts'

export const qceJson: Format = {
  format: 'qq',
  variant: 'qce-json',
  recognise: ({ json }) =>
    json?.has('messages') && (json.has('chatInfo') || /QQChatExporter/.test(asText(json.get('metadata.name')) ?? ''))
      ? { needsZone: false }
      : null,
  prepare: plainly((context) => eachFile(context.files, (file) => readChat(file, context))),
}

async function* readChat(file: ExportFile, { media }: ReadContext): AsyncGenerator<Reading> {
  let channel: string | null = null
  for await (const { place, value } of jsonValues(file, ['chatInfo.name', 'messages.*'])) {
    if (place === 'chatInfo.name') channel = asText(value)
    else yield readMessage(asObject(value), channel, (path) => media(path, file.name))
  }
}

function readMessage(item: JsonObject, channel: string | null, media: (path: string) => string | null): Reading {
  const stamp = asText(item.timestamp) ?? ''
  const content = asObject(item.content)
  const said = {
    stamp,
    at: momentOf(stamp),
    channel,
    platformId: asText(item.messageId ?? item.id),
    ...senderOf(item),
    text: asText(content.text) ?? '',
  }
  if (item.isSystemMessage === true || item.system === true) return systemLine(said)
  const reply = asObject(content.reply)
  return message({
    ...said,
    replyTo: asText(reply.referencedMessageId) ?? asText(reply.messageId),
    deleted: item.isRecalled === true || item.recalled === true,
    media: asList(content.resources)
      .map(asObject)
      .map((resource) => resourceOf(resource, media)),
  })
}

/** Milliseconds, seconds or ISO text, by version of the program. */
function momentOf(stamp: string) {
  const number = asNumber(stamp)
  return number === null ? fromIso(stamp) : instantOfMillis(number < 1e11 ? number * 1000 : number)
}

/** The name inside the group comes first. */
function senderOf(item: JsonObject) {
  const sender = asObject(item.sender)
  const raw = asObject(item.rawMessage)
  const senderName =
    [raw.sendMemberName, sender.groupCard, sender.name, raw.sendNickName].map(asText).find(Boolean) ?? null
  return { senderKey: asText(sender.uin) || asText(sender.uid) || senderName, senderName }
}

const KINDS: Record<string, MediaKind> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
  file: 'file',
}

function resourceOf(resource: JsonObject, find: (path: string) => string | null): ExportMedia {
  const name = asText(resource.filename) ?? asText(resource.fileName)
  const path = asText(resource.localPath)
  return { kind: KINDS[asText(resource.type) ?? ''] ?? kindByName(name ?? ''), name, path: path ? find(path) : null }
}
