/** Telegram Desktop `result.json`: one chat, or a whole account with its chats and left chats. */
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, plainly, type ReadContext } from '../format.ts'
import { asList, asObject, asText, type Json, type JsonObject, jsonValues } from '../json.ts'
import { doubtfulLine, type ExportTime, type Found, message, type Reading, systemLine } from '../record.ts'
import { fromIso, instantOfSeconds } from '../stamps.ts'
import { telegramMedia } from './telegram-media.ts'
import { serviceText, telegramPoll, telegramText } from './telegram-text.ts'

const LISTS = ['chats.list', 'left_chats.list']
const NAMES = ['name', ...LISTS.map((list) => `${list}.*.name`)]
const IDS = LISTS.map((list) => `${list}.*.id`)
const MESSAGES = ['messages.*', ...LISTS.map((list) => `${list}.*.messages.*`)]
const TYPES = /^(?:personal_chat|bot_chat|saved_messages|replies|verify_codes|(?:private|public)_\w+)$/

export const telegramJson: Format = {
  format: 'telegram-json',
  variant: null,
  recognise({ json, head }) {
    if (!json) return null
    const oneChat = TYPES.test(asText(json.get('type')) ?? '') && json.has('messages')
    if (!oneChat && !json.has('chats.list') && !json.has('left_chats.list')) return null
    return { needsZone: !/"date_unixtime"|"date": ?"[^"]+Z"/.test(head) }
  },
  prepare: plainly((context) => eachFile(context.files, (file) => readResult(file, context))),
  stampAsWritten: true,
}

async function* readResult(file: ExportFile, { media }: ReadContext): AsyncGenerator<Reading> {
  let channel: string | null = null
  for await (const { place, value } of jsonValues(file, [...NAMES, ...IDS, ...MESSAGES])) {
    if (NAMES.includes(place)) channel = asText(value)
    else if (IDS.includes(place)) channel ??= asText(value)
    else yield readItem(asObject(value), channel, (path) => media(path, file.name))
  }
}

function readItem(item: JsonObject, channel: string | null, media: (path: string) => string | null): Reading {
  const type = asText(item.type)
  if (type !== 'message' && type !== 'service') return doubtfulLine(null, JSON.stringify(item), 'unclassified')
  const moment = { ...momentOf(item), channel, platformId: asText(item.id) }
  if (type === 'service') {
    return systemLine({ ...moment, ...senderOf(item.actor_id, item.actor), text: serviceText(item) })
  }
  const reactions = asList(item.reactions).map(asObject).map(reactionOf)
  return message({
    ...moment,
    ...senderOf(item.from_id, item.from),
    text: telegramText(item),
    replyTo: item.reply_to_peer_id === undefined ? asText(item.reply_to_message_id) : null,
    forwardedFrom: asText(item.forwarded_from),
    media: telegramMedia(item, media),
    poll: telegramPoll(item),
    reactions,
    // `edited` is also set when somebody merely reacts.
    edited: (item.edited !== undefined || item.edited_unixtime !== undefined) && reactions.length === 0,
  })
}

function momentOf(item: JsonObject): { stamp: string; at: ExportTime | null } {
  const date = asText(item.date)
  const unix = asText(item.date_unixtime)
  const at = unix === null ? null : instantOfSeconds(unix)
  return { stamp: date ?? unix ?? '', at: at ?? (date === null ? null : fromIso(date)) }
}

/** Ids are `user123`, in old files a bare number; deleted accounts keep the id and lose the name. */
function senderOf(id: Json | undefined, name: Json | undefined): Pick<Found, 'senderKey' | 'senderName'> {
  const written = asText(id)
  const senderName = asText(name)
  const key = written !== null && /^\d+$/.test(written) ? `user${written}` : written
  return { senderKey: key ?? senderName, senderName }
}

function reactionOf(reaction: JsonObject) {
  return {
    emoji: asText(reaction.emoji) ?? (reaction.type === 'paid' ? '⭐' : (asText(reaction.document_id) ?? '')),
    count: Number(reaction.count ?? 1),
    by: asList(reaction.recent).flatMap((recent) => asText(asObject(recent).from_id) ?? []),
  }
}
