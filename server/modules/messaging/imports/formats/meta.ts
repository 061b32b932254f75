/** Facebook Messenger and Instagram JSON (`message_1.json` …, newest first). Every string is UTF-8 written as Latin-1. */
import { isUtf8 } from 'node:buffer'
import { type ExportFile, folderOf, lastPart } from '../files.ts'
import { eachFile, type Format, type FormatName, plainly, type ReadContext, type Sample } from '../format.ts'
import { asList, asNumber, asObject, asText, type Json, type JsonObject, jsonValues } from '../json.ts'
import { type ExportMedia, type ExportReaction, type MediaKind, message, type Reading, systemLine } from '../record.ts'
import { instantOfMillis } from '../stamps.ts'

const meta = (format: FormatName, isMine: (sample: Sample) => boolean): Format => ({
  format,
  variant: null,
  recognise: (sample) =>
    sample.json?.has('messages.*.timestamp_ms') && isMine(sample) ? { needsZone: false, newestFirst: true } : null,
  prepare: plainly((context) => eachFile(context.files, (file) => readThread(file, context))),
  rangeByTime: true,
})

/** Both write the same; Instagram's paths name it, and only Messenger always lists the participants. */
const isInstagram = ({ json, head }: Sample) =>
  /your_instagram_activity|instagram/i.test(head.slice(0, 20_000)) || !json?.has('participants')

export const instagram = meta('instagram', isInstagram)
export const messenger = meta('messenger', (sample) => !isInstagram(sample))

/** Repairs text whose UTF-8 bytes were written as one character each, when it is certain that they were. */
export function repairLatin(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text
  const bytes = Buffer.from(text, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : text
}

const words = (value: Json | undefined) => {
  const text = asText(value)
  return text === null ? null : repairLatin(text)
}

async function* readThread(file: ExportFile, { files, media }: ReadContext): AsyncGenerator<Reading> {
  // The title stands behind the messages; among several threads the folder is the name at hand.
  const channel = files.length > 1 ? lastPart(folderOf(file.name).slice(0, -1)) || null : null
  for await (const { value } of jsonValues(file, ['messages.*'])) {
    yield readMessage(asObject(value), channel, (uri) => media(uri, file.name) ?? media(lastPart(uri), file.name))
  }
}

function readMessage(item: JsonObject, channel: string | null, find: (uri: string) => string | null): Reading {
  const stamp = asText(item.timestamp_ms) ?? ''
  const name = words(item.sender_name)
  const text = words(item.content) ?? words(asObject(item.share).link) ?? ''
  const said = {
    stamp,
    at: instantOfMillis(asNumber(item.timestamp_ms) ?? Number.NaN),
    channel,
    senderKey: name,
    senderName: name,
    text,
  }
  if (isReactionLine(text)) return systemLine(said)
  return message({
    ...said,
    media: mediaOf(item, find),
    reactions: reactionsOf(item),
    deleted: item.is_unsent === true,
  })
}

const SEPARATELY: [key: string, kind: MediaKind][] = [
  ['photos', 'image'],
  ['gifs', 'image'],
  ['videos', 'video'],
  ['audio_files', 'audio'],
  ['files', 'file'],
]

function mediaOf(item: JsonObject, find: (uri: string) => string | null): ExportMedia[] {
  const medium = (kind: MediaKind, value: Json): ExportMedia => {
    const uri = words(asObject(value).uri) ?? ''
    return { kind, name: lastPart(uri) || null, path: uri ? find(uri) : null }
  }
  const listed = SEPARATELY.flatMap(([key, kind]) => asList(item[key]).map((value) => medium(kind, value)))
  return item.sticker ? [...listed, medium('sticker', item.sticker)] : listed
}

function reactionsOf(item: JsonObject): ExportReaction[] {
  const byEmoji = Map.groupBy(asList(item.reactions).map(asObject), ({ reaction }) => words(reaction) ?? '')
  return [...byEmoji].map(([emoji, all]) => ({
    emoji,
    count: all.length,
    by: all.flatMap(({ actor }) => words(actor) ?? []),
  }))
}

/** Reactions are repeated as generated lines: a person, an emoji, a blank at the end; Instagram's likes likewise. */
function isReactionLine(text: string): boolean {
  return (
    /^(?:Reacted|.{1,60} reacted) .*\p{Extended_Pictographic}.*\s$/u.test(text) || /^Liked a message\s?$/.test(text)
  )
}
