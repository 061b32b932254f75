/** Slack workspace exports: a folder or zip with `users.json`, `channels.json` and a folder of days per channel. */
import { type ExportFile, folderOf, lastPart } from '../files.ts'
import { type ArchiveFormat, type Format, plainly, type ReadContext } from '../format.ts'
import { asList, asObject, asText, type JsonObject, jsonValues } from '../json.ts'
import { kindByType } from '../media.ts'
import { type ExportMedia, message, type Reading, systemLine } from '../record.ts'
import { instantOfSeconds } from '../stamps.ts'
import { type SlackNames, slackText } from './slack-text.ts'

const SYSTEM = new Set(
  (
    'channel_join channel_leave channel_topic channel_purpose channel_name channel_archive channel_unarchive ' +
    'group_join group_leave pinned_item bot_add bot_remove bot_enable bot_disable channel_convert_to_private tombstone'
  ).split(' '),
)
const LISTS = ['channels.json', 'groups.json', 'dms.json', 'mpims.json']
const DAY_FILE = /\/\d{4}-\d{2}-\d{2}\.json$/

const slack: Format = {
  format: 'slack',
  variant: null,
  recognise: () => null,
  prepare: plainly(readWorkspace),
  peopleOf: ({ senderKey }) => (senderKey?.startsWith('bot:') ? [] : [senderKey]),
  rangeByTime: true,
}

export const slackArchive: ArchiveFormat = {
  format: slack,
  filesIn(files) {
    const users = files.find(({ name }) => lastPart(name) === 'users.json')
    if (!users) return []
    const root = folderOf(users.name)
    if (!files.some(({ name }) => name === `${root}channels.json`)) return []
    const lists = ['users.json', ...LISTS].map((name) => root + name)
    return files.filter(({ name }) => lists.includes(name) || (name.startsWith(root) && DAY_FILE.test(name)))
  },
  recognise: async () => ({ needsZone: false }),
}

async function* readWorkspace(context: ReadContext): AsyncGenerator<Reading> {
  const names = await readNames(context.files)
  for (const file of context.files.filter(({ name }) => DAY_FILE.test(name))) {
    // The folder is the channel's name at the time of the export, or its id.
    const folder = lastPart(folderOf(file.name).slice(0, -1))
    const id = names.channelIds.get(folder) ?? folder
    const channel = { id, name: names.channels.get(id) ?? folder }
    for await (const { value } of jsonValues(file, ['*'])) yield readItem(asObject(value), channel, names, context)
  }
}

type Names = SlackNames & { channelIds: Map<string, string> }

async function readNames(files: readonly ExportFile[]): Promise<Names> {
  const names: Names = { users: new Map(), channels: new Map(), channelIds: new Map() }
  for (const file of files) {
    const list = lastPart(file.name)
    if (list !== 'users.json' && !LISTS.includes(list)) continue
    for await (const { value } of jsonValues(file, ['*'])) {
      const item = asObject(value)
      const id = asText(item.id)
      if (id === null) continue
      if (list === 'users.json') names.users.set(id, personName(item) ?? id)
      else {
        names.channels.set(id, asText(item.name) ?? id)
        names.channelIds.set(asText(item.name) ?? id, id)
      }
    }
  }
  return names
}

function personName(user: JsonObject): string | null {
  const profile = asObject(user.profile)
  const names = [profile.display_name, profile.real_name, user.real_name, user.name].map(asText)
  return names.find(Boolean) ?? null
}

type Channel = { id: string; name: string }

function readItem(item: JsonObject, channel: Channel, names: Names, { media }: ReadContext): Reading {
  const ts = asText(item.ts) ?? ''
  const thread = asText(item.thread_ts)
  const moment = { stamp: ts, at: instantOfSeconds(ts), platformId: `${channel.id}:${ts}`, channel: channel.name }
  const said = { ...moment, ...senderOf(item, names), text: slackText(item, names) }
  if (SYSTEM.has(asText(item.subtype) ?? '')) return systemLine(said)
  return message({
    ...said,
    replyTo: thread !== null && thread !== ts ? `${channel.id}:${thread}` : null,
    edited: item.edited !== undefined,
    media: [item.file, ...asList(item.files)].filter(Boolean).map((file) => mediumOf(asObject(file), media)),
    reactions: asList(item.reactions).map(asObject).map(reactionOf),
  })
}

/** A bot may have only a name or id of its own; the author of a file's comment stands in the comment. */
function senderOf(item: JsonObject, names: Names) {
  const user = asText(item.user) ?? asText(asObject(item.comment).user)
  if (user !== null) {
    const profile = asObject(item.user_profile)
    const inline = asText(profile.display_name) || asText(profile.real_name)
    return { senderKey: user, senderName: names.users.get(user) ?? (inline || user) }
  }
  const bot = asText(item.bot_id) ?? asText(item.username)
  return { senderKey: bot === null ? null : `bot:${bot}`, senderName: asText(item.username) || bot }
}

function mediumOf(file: JsonObject, find: ReadContext['media']): ExportMedia {
  const name = asText(file.name) || asText(file.title)
  // Slack itself leaves files out; other exporters put them below `__uploads`.
  const path = name ? find(`__uploads/${asText(file.id)}/${name}`, '') : null
  return { kind: kindByType(asText(file.mimetype), name ?? ''), name, path }
}

function reactionOf(reaction: JsonObject) {
  const by = asList(reaction.users).flatMap((user) => asText(user) ?? [])
  return { emoji: `:${asText(reaction.name) ?? ''}:`, count: Number(reaction.count ?? by.length), by }
}
