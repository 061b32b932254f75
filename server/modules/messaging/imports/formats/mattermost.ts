/** Mattermost bulk export: one JSON object per line, replies nested in their posts. */
import type { ExportFile } from '../files.ts'
import { eachFile, type Format, plainly, type ReadContext } from '../format.ts'
import { asList, asNumber, asObject, asText, type Json, type JsonObject } from '../json.ts'
import { type Emit, type LineReader, readByLine } from '../lines.ts'
import { kindByName } from '../media.ts'
import { doubtfulLine, type ExportReaction, message } from '../record.ts'
import { instantOfMillis } from '../stamps.ts'

export const mattermost: Format = {
  format: 'mattermost',
  variant: null,
  recognise: ({ lines: [first = ''] }) =>
    /^\ufeff?\s*\{\s*"type"\s*:\s*"version"/.test(first) ? { needsZone: false } : null,
  prepare: plainly((context) => eachFile(context.files, (file) => readBulk(file, context))),
  rangeByTime: true,
}

function readBulk(file: ExportFile, { encoding, media }: ReadContext) {
  return readByLine(file, encoding, (emit) =>
    bulkReader(emit, (path) => media(`data/${path}`, file.name) ?? media(path, file.name)),
  )
}

type Place = { channel: string; names: Map<string, string>; find: (path: string) => string | null; line: number }

function bulkReader(emit: Emit, find: (path: string) => string | null): LineReader {
  const names = new Map<string, string>()
  const channels = new Map<string, string>()
  return {
    line(text, line) {
      if (text.trim() === '') return
      const item = parsed(text)
      if (!item) {
        emit(doubtfulLine(line, text, 'unclassified'))
        return
      }
      const { user, channel, post, direct_post: direct } = item
      if (user) names.set(asText(asObject(user).username) ?? '', personName(asObject(user)))
      if (channel)
        channels.set(
          channelKey(asObject(channel).team, asObject(channel).name),
          asText(asObject(channel).display_name) ?? '',
        )
      const said = asObject(post ?? direct)
      if (!post && !direct) return
      const key = post
        ? channelKey(said.team, said.channel)
        : asList(said.channel_members).map(asText).toSorted().join(', ')
      emitPost(emit, said, { channel: channels.get(key) || key, names, find, line }, null)
    },
    end() {},
  }
}

function parsed(text: string): JsonObject | null {
  try {
    return asObject(JSON.parse(text) as Json)
  } catch {
    return null
  }
}

const channelKey = (team: Json | undefined, name: Json | undefined) => `${asText(team)}/${asText(name)}`

function personName(user: JsonObject): string {
  const full = [user.first_name, user.last_name].map(asText).filter(Boolean).join(' ')
  return asText(user.nickname) || full || (asText(user.username) ?? '')
}

/** Posts have no id in the export: who said it where at which millisecond is as good as one. */
function emitPost(emit: Emit, post: JsonObject, place: Place, root: string | null) {
  const { channel, names, find, line } = place
  const user = asText(post.user) ?? ''
  const stamp = asText(post.create_at) ?? ''
  const platformId = `${channel}|${user}|${stamp}`
  emit(
    message({
      line,
      stamp,
      at: instantOfMillis(asNumber(post.create_at) ?? Number.NaN),
      channel,
      platformId,
      replyTo: root,
      senderKey: user,
      senderName: names.get(user) || user,
      text: asText(post.message) ?? '',
      edited: (asNumber(post.edit_at) ?? 0) > 0,
      media: asList(post.attachments).map((attachment) => attachmentOf(asObject(attachment), find)),
      reactions: reactionsOf(asList(post.reactions)),
    }),
  )
  for (const reply of asList(post.replies)) emitPost(emit, asObject(reply), place, root ?? platformId)
}

function attachmentOf(attachment: JsonObject, find: (path: string) => string | null) {
  const path = asText(attachment.path) ?? ''
  const name = path.slice(path.lastIndexOf('/') + 1)
  return { kind: kindByName(name), name, path: find(path) }
}

function reactionsOf(reactions: Json[]): ExportReaction[] {
  const byEmoji = Map.groupBy(reactions.map(asObject), (reaction) => `:${asText(reaction.emoji_name)}:`)
  return [...byEmoji].map(([emoji, all]) => ({
    emoji,
    count: all.length,
    by: all.flatMap(({ user }) => asText(user) ?? []),
  }))
}
