/** WeFlow and EchoTrace JSON (WeChat). Avatars may be huge and are skipped. */
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, plainly } from '../format.ts'
import { asNumber, asObject, asText, type JsonObject, jsonValues } from '../json.ts'
import { message, type Reading, systemLine } from '../record.ts'
import { fromIso, instantOfSeconds } from '../stamps.ts'
import { contentByWord, noticeText } from './wechat-content.ts'

export const weflow: Format = {
  format: 'wechat',
  variant: 'weflow-json',
  recognise: ({ json }) => (json?.has('session') && json.has('messages') ? { needsZone: false } : null),
  prepare: plainly((context) => eachFile(context.files, readSession)),
}

async function* readSession(file: ExportFile): AsyncGenerator<Reading> {
  let channel: string | null = null
  for await (const { place, value } of jsonValues(file, ['session.displayName', 'session.nickname', 'messages.*'])) {
    if (place === 'messages.*') yield readMessage(asObject(value), channel)
    else if (channel === null || place === 'session.displayName') channel = asText(value) || channel
  }
}

function readMessage(item: JsonObject, channel: string | null): Reading {
  const seconds = asNumber(item.createTime)
  const stamp = asText(item.formattedTime) ?? String(seconds ?? '')
  const at = seconds === null ? fromIso(stamp) : instantOfSeconds(Math.floor(seconds))
  const written = asText(item.content) ?? ''
  const content = contentByWord(asText(item.type) ?? '', written)
  // Whose it is tells notices from messages; the type numbers of this program are not to be trusted.
  if (item.isSend === null || content.kind === 'system')
    return systemLine({ stamp, at, channel, text: noticeText(written) })
  const name = asText(item.senderDisplayName) || asText(item.senderUsername)
  return message({
    stamp,
    at,
    channel,
    senderKey: asText(item.senderUsername) || name,
    senderName: name,
    text: content.text,
    media: content.media,
  })
}
