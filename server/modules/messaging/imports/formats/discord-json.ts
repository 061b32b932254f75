/** DiscordChatExporter JSON; also Tyrrrz's partitions of one channel, which repeat the head. */
import type { ExportFile } from '../files.ts'
import { eachFile, everyone, type Format, plainly, type ReadContext } from '../format.ts'
import { asList, asObject, asText, type JsonObject, jsonValues } from '../json.ts'
import { kindByName } from '../media.ts'
import { type ExportMedia, message, type Reading, systemLine } from '../record.ts'
import { fromIso } from '../stamps.ts'

export const discordJson: Format = {
  format: 'discord',
  variant: 'json',
  recognise: ({ json }) =>
    json?.has('guild') && json.has('channel') && json.has('messages') ? { needsZone: false } : null,
  prepare: plainly((context) => eachFile(context.files, (file) => readChannel(file, context))),
  peopleOf: everyone,
}

async function* readChannel(file: ExportFile, { media }: ReadContext): AsyncGenerator<Reading> {
  let channel: string | null = null
  for await (const { place, value } of jsonValues(file, ['channel.name', 'messages.*'])) {
    if (place === 'channel.name') channel = asText(value)
    else yield readMessage(asObject(value), channel, (path) => media(path, file.name))
  }
}

const SPOKEN = new Set(['Default', 'Reply'])

function readMessage(item: JsonObject, channel: string | null, media: (path: string) => string | null): Reading {
  const stamp = asText(item.timestamp) ?? ''
  const forwarded = asObject(item.forwardedMessage)
  const said = {
    stamp,
    at: fromIso(stamp),
    channel,
    platformId: asText(item.id),
    ...authorOf(asObject(item.author)),
    text: asText(item.content) || asText(forwarded.content) || embedsText(item),
  }
  if (!SPOKEN.has(asText(item.type) ?? 'Default')) return systemLine(said)
  const attachments = [...asList(item.attachments), ...asList(forwarded.attachments)].map(asObject)
  return message({
    ...said,
    replyTo: asText(asObject(item.reference).messageId),
    edited: asText(item.timestampEdited) !== null,
    media: [
      ...attachments.map((each) => attachmentOf(each, media)),
      ...asList(item.stickers).map(asObject).map(stickerOf),
    ],
    reactions: asList(item.reactions).map(asObject).map(reactionOf),
  })
}

/** `name#0007`, or the name alone since discriminators were given up. */
function authorOf(author: JsonObject) {
  const name = asText(author.name)
  const number = asText(author.discriminator) ?? ''
  const handle = name !== null && /^0*$/.test(number) ? name : `${name}#${number.padStart(4, '0')}`
  return { senderKey: asText(author.id) ?? handle, senderName: asText(author.nickname) || name, senderHandle: handle }
}

const embedsText = (item: JsonObject): string =>
  asList(item.embeds)
    .map(asObject)
    .map(({ title, description, url }) => [title, description, url].map(asText).filter(Boolean).join('\n'))
    .join('\n')

function attachmentOf(attachment: JsonObject, find: (path: string) => string | null): ExportMedia {
  const url = asText(attachment.url) ?? ''
  const name = asText(attachment.fileName) ?? url.slice(url.lastIndexOf('/') + 1)
  return { kind: kindByName(name), name, path: /^https?:/.test(url) ? null : find(url) }
}

const stickerOf = ({ name }: JsonObject): ExportMedia => ({ kind: 'sticker', name: asText(name), path: null })

function reactionOf(reaction: JsonObject) {
  const by = asList(reaction.users).flatMap((user) => asText(asObject(user).id) ?? [])
  return { emoji: asText(asObject(reaction.emoji).name) ?? '', count: Number(reaction.count ?? by.length), by }
}
