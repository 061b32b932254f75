/** Window of messaging: chat in groups, what is unread, search, files, and bringing real history in. */
import { z } from 'zod'
import { endpoint, idOf, instant, news, pageOf, problem } from '../../kernel/contract.ts'
import { group, groupId, memberRole, NotAMember } from '../community/contract.ts'
import { personCard, personId } from '../identity/contract.ts'

export const messageId = idOf('msg')
export const topicId = idOf('top')
export const fileId = idOf('fil')
export const importId = idOf('imp')
export type MessageId = z.infer<typeof messageId>
export type TopicId = z.infer<typeof topicId>
export type FileId = z.infer<typeof fileId>
export type ImportId = z.infer<typeof importId>

export const fileCard = z.object({
  id: fileId,
  kind: z.enum(['image', 'voice', 'video', 'file']),
  name: z.string(),
  /** Sniffed from the content, never taken from the sender. */
  mime: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  seconds: z.number().nullable(),
})
export type FileCard = z.infer<typeof fileCard>

export const poll = z.object({
  question: z.string(),
  multiple: z.boolean(),
  closedAt: instant.nullable(),
  voters: z.number().int(),
  options: z.array(
    z.object({
      key: z.number().int(),
      text: z.string(),
      votes: z.number().int(),
      /** The first fifty voters. */
      by: z.array(personId),
    }),
  ),
})
export type Poll = z.infer<typeof poll>

export const messageKind = z.enum(['text', 'image', 'voice', 'video', 'file', 'poll', 'announcement', 'system'])

/** A message as everyone in its group sees it now: the same bytes for every reader. */
export const message = z.object({
  id: messageId,
  groupId,
  kind: messageKind,
  /** Running number in its group, from 1; null for imported history. */
  number: z.number().int().nullable(),
  /** Sorts messages of a group: (`at`, `position`). */
  at: instant,
  position: z.number().int(),
  /** When it was said; differs from `at` only in imported files whose clock stepped back. */
  sentAt: instant,
  by: personId.nullable(),
  text: z.string(),
  mentions: z.array(personId),
  mentionsAll: z.boolean(),
  replyTo: messageId.nullable(),
  topicId: topicId.nullable(),
  files: z.array(fileCard),
  poll: poll.nullable(),
  reactions: z.array(
    z.object({
      emoji: z.string(),
      count: z.number().int(),
      /** The first fifty people. */
      by: z.array(personId),
    }),
  ),
  editedAt: instant.nullable(),
  recalledAt: instant.nullable(),
  recalledBy: personId.nullable(),
  pinnedAt: instant.nullable(),
  /** 精华 */
  digestAt: instant.nullable(),
  imported: z.boolean(),
})
export type Message = z.infer<typeof message>

export const topic = z.object({
  id: topicId,
  groupId,
  title: z.string(),
  openedBy: personId,
  openedAt: instant,
  closedAt: instant.nullable(),
  messages: z.number().int(),
  lastAt: instant.nullable(),
})
export type Topic = z.infer<typeof topic>

/** Things a reader needs beside messages; not part of the synchronised state. */
export const beside = z.object({
  people: z.array(personCard.pick({ id: true, name: true, avatarFileId: true })),
  quoted: z.array(message.pick({ id: true, by: true, text: true, kind: true, recalledAt: true })),
  /** My own reactions and votes, by message. */
  mine: z.array(z.object({ id: messageId, emojis: z.array(z.string()), votes: z.array(z.number().int()) })),
})
export type Beside = z.infer<typeof beside>

export const cursor = z.object({
  readNumber: z.number().int(),
  unread: z.number().int(),
  mentions: z.number().int(),
})
export type Cursor = z.infer<typeof cursor>

/** One step of a group's history of changes; carries the thing as it is now, so that hearing it twice changes nothing. */
export const groupEvent = z.discriminatedUnion('kind', [
  z.object({ seq: z.number().int(), kind: z.literal('message'), message }),
  z.object({ seq: z.number().int(), kind: z.literal('topic'), topic }),
  z.object({
    seq: z.number().int(),
    kind: z.literal('member'),
    personId,
    change: z.enum(['joined', 'left', 'changed']),
    role: memberRole.nullable(),
  }),
  z.object({
    seq: z.number().int(),
    kind: z.literal('group'),
    name: z.string(),
    slowModeSeconds: z.number().int(),
    closedAt: instant.nullable(),
  }),
])
export type GroupEvent = z.infer<typeof groupEvent>

export const MessageEmpty = problem('messaging.message_empty', 400, {
  zh: '请先写点什么再发送。',
  en: 'Write something before you send.',
})
export const Muted = problem('messaging.muted', 403, {
  zh: '你被禁言到 {until}，期间可以看消息。原因：{reason}',
  en: 'You are muted until {until}. Reason: {reason}',
})
export const SlowMode = problem('messaging.slow_mode', 429, {
  zh: '群里开了慢速模式，请 {retryAfter} 秒后再发。',
  en: 'Slow mode is on; send again in {retryAfter} seconds.',
})
export const MayNotMentionAll = problem('messaging.may_not_mention_all', 403, {
  zh: '只有群主和管理员可以 @所有人。',
  en: 'Only the owner and assistants may mention everyone.',
})
export const TooLateToRecall = problem('messaging.too_late_to_recall', 409, {
  zh: '超过 {minutes} 分钟的消息不能撤回了，可以请管理员处理。',
  en: 'Messages older than {minutes} minutes cannot be recalled; ask an assistant.',
})
export const TooLateToEdit = problem('messaging.too_late_to_edit', 409, {
  zh: '超过 {hours} 小时的消息不能再编辑。',
  en: 'Messages older than {hours} hours cannot be edited.',
})
export const MessageRecalled = problem('messaging.message_recalled', 409, {
  zh: '这条消息已被撤回。',
  en: 'This message has been recalled.',
})
export const PollClosed = problem('messaging.poll_closed', 409, { zh: '投票已结束。', en: 'The poll is closed.' })
export const OptionUnknown = problem('messaging.option_unknown', 400, {
  zh: '没有这个选项，或选得太多。',
  en: 'No such option, or too many chosen.',
})
export const FileRefused = problem('messaging.file_refused', 415, {
  zh: '不支持这种文件（{mime}）。',
  en: 'Files of this kind ({mime}) are not accepted.',
})
export const FileTooLarge = problem('messaging.file_too_large', 413, {
  zh: '文件太大：{kind}最多 {limit}。',
  en: 'The file is too large; the limit for {kind} is {limit}.',
})
export const TopicClosed = problem('messaging.topic_closed', 409, {
  zh: '这个话题已结束。',
  en: 'This topic is closed.',
})
export const TooManyPins = problem('messaging.too_many_pins', 409, {
  zh: '最多置顶 {limit} 条，请先取消一条。',
  en: 'At most {limit} pinned messages; unpin one first.',
})

export const inboxRow = z.object({
  group: group.pick({ id: true, name: true, communityId: true, communityName: true, closedAt: true, myRole: true }),
  seq: z.number().int(),
  epoch: z.number().int(),
  lastNumber: z.number().int(),
  last: z
    .object({ at: instant, by: z.string().nullable(), text: z.string(), kind: messageKind, recalled: z.boolean() })
    .nullable(),
  cursor,
  quiet: z.boolean(),
})
export type InboxRow = z.infer<typeof inboxRow>
export const listMyGroupsEndpoint = endpoint({
  name: 'messaging.list_my_groups',
  route: 'GET /my/groups',
  summary: 'My groups with last message, unread and mentions, latest first',
  output: z.object({ rows: z.array(inboxRow) }),
})

export const chatState = z.object({
  groupId,
  /** Changes when history was rewritten (import, restore): start afresh. */
  epoch: z.number().int(),
  seq: z.number().int(),
  lastNumber: z.number().int(),
  messages: z.array(message),
  /** More, older messages exist. */
  older: z.boolean(),
  pins: z.array(message),
  announcement: message.nullable(),
  topics: z.array(topic),
  cursor,
  beside,
})
export type ChatState = z.infer<typeof chatState>
export const readChatEndpoint = endpoint({
  name: 'messaging.read_chat',
  route: 'GET /groups/:groupId/chat',
  summary: 'Fresh state of a chat at one moment: latest messages, pins, topics, my cursor',
  input: z.object({ groupId, limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: chatState,
  problems: [NotAMember],
})
export const listEventsEndpoint = endpoint({
  name: 'messaging.list_events',
  route: 'GET /groups/:groupId/events',
  summary: 'What a client at `since` lacks, in order and without gaps, or a reset',
  input: z.object({
    groupId,
    since: z.coerce.number().int().min(0),
    epoch: z.coerce.number().int().min(0),
    limit: z.coerce.number().int().min(1).max(1000).default(500),
  }),
  output: z.object({
    reset: z.boolean(),
    epoch: z.number().int(),
    head: z.number().int(),
    events: z.array(groupEvent),
    beside,
    cursor,
  }),
})
export const listMessagesEndpoint = endpoint({
  name: 'messaging.list_messages',
  route: 'GET /groups/:groupId/messages',
  summary: 'A page of messages before, after or around one message; oldest first',
  input: z.object({
    groupId,
    before: messageId.optional(),
    after: messageId.optional(),
    around: messageId.optional(),
    topicId: topicId.optional(),
    only: z.enum(['pinned', 'digest', 'announcement', 'files']).optional(),
    by: personId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ rows: z.array(message), older: z.boolean(), newer: z.boolean(), beside }),
})

/** What a client sends; `clientId` is its own unique id, so that a retry is the same message. */
export const draft = z.object({
  clientId: z.string().min(8).max(64),
  text: z.string().max(10_000).default(''),
  mentions: z.array(personId).max(50).default([]),
  mentionsAll: z.boolean().default(false),
  replyTo: messageId.nullable().default(null),
  topicId: topicId.nullable().default(null),
  fileIds: z.array(fileId).max(9).default([]),
  poll: z
    .object({
      question: z.string().trim().min(1).max(200),
      options: z.array(z.string().trim().min(1).max(100)).min(2).max(10),
      multiple: z.boolean().default(false),
    })
    .nullable()
    .default(null),
})
export type Draft = z.infer<typeof draft>
export const sendMessageEndpoint = endpoint({
  name: 'messaging.send_message',
  route: 'POST /groups/:groupId/messages',
  summary: 'Say something in a group; sending the same clientId again answers with the same message',
  input: draft.extend({ groupId }),
  output: z.object({ message, seq: z.number().int() }),
  problems: [MessageEmpty, Muted, SlowMode, MayNotMentionAll, NotAMember, TopicClosed],
})
const aboutMessage = z.object({ messageId })
export const editMessageEndpoint = endpoint({
  name: 'messaging.edit_message',
  route: 'PATCH /messages/:messageId',
  summary: 'Edit my message',
  input: aboutMessage.extend({ text: z.string().trim().min(1).max(10_000) }),
  output: message,
  problems: [TooLateToEdit, MessageRecalled],
})
export const recallMessageEndpoint = endpoint({
  name: 'messaging.recall_message',
  route: 'POST /messages/:messageId/recall',
  summary: 'Recall a message: mine for a while, anyone’s as an assistant',
  input: aboutMessage,
  output: message,
  problems: [TooLateToRecall],
})
export const reactEndpoint = endpoint({
  name: 'messaging.react',
  route: 'PUT /messages/:messageId/reactions/:emoji',
  summary: 'React with an emoji',
  input: aboutMessage.extend({ emoji: z.string().min(1).max(16) }),
  output: message,
  problems: [MessageRecalled],
})
export const unreactEndpoint = endpoint({
  name: 'messaging.unreact',
  route: 'DELETE /messages/:messageId/reactions/:emoji',
  summary: 'Take a reaction back',
  input: aboutMessage.extend({ emoji: z.string().min(1).max(16) }),
  output: message,
})
export const voteEndpoint = endpoint({
  name: 'messaging.vote',
  route: 'PUT /messages/:messageId/vote',
  summary: 'Vote in a poll; voting again replaces my vote',
  input: aboutMessage.extend({ options: z.array(z.number().int()).max(10) }),
  output: message,
  problems: [PollClosed, OptionUnknown],
})
export const closePollEndpoint = endpoint({
  name: 'messaging.close_poll',
  route: 'POST /messages/:messageId/close-poll',
  summary: 'Close my poll',
  input: aboutMessage,
  output: message,
})
export const markMessageEndpoint = endpoint({
  name: 'messaging.mark_message',
  route: 'PUT /messages/:messageId/marks',
  summary: 'Pin or unpin a message, make it 精华 or not (assistants)',
  input: aboutMessage.extend({ pinned: z.boolean().optional(), digest: z.boolean().optional() }),
  output: message,
  problems: [TooManyPins, MessageRecalled],
})
export const announceEndpoint = endpoint({
  name: 'messaging.announce',
  route: 'POST /groups/:groupId/announcements',
  summary: 'Publish an announcement: shown on top until the next one; everybody is mentioned when asked',
  input: z.object({
    groupId,
    clientId: draft.shape.clientId,
    text: z.string().trim().min(1).max(5000),
    mentionsAll: z.boolean().default(true),
  }),
  output: message,
})
export const moveCursorEndpoint = endpoint({
  name: 'messaging.move_cursor',
  route: 'PUT /groups/:groupId/cursor',
  summary: 'I have read up to this number; never moves back',
  input: z.object({ groupId, readNumber: z.number().int().min(0) }),
  output: cursor,
})
export const setQuietEndpoint = endpoint({
  name: 'messaging.set_quiet',
  route: 'PUT /groups/:groupId/quiet',
  summary: 'Do not disturb me with this group',
  input: z.object({ groupId, quiet: z.boolean() }),
})

export const openTopicEndpoint = endpoint({
  name: 'messaging.open_topic',
  route: 'POST /groups/:groupId/topics',
  summary: 'Open a topic in a group, perhaps from a message',
  input: z.object({ groupId, title: z.string().trim().min(1).max(60), from: messageId.optional() }),
  output: topic,
})
export const changeTopicEndpoint = endpoint({
  name: 'messaging.change_topic',
  route: 'PATCH /topics/:topicId',
  summary: 'Rename or close a topic',
  input: z.object({ topicId, title: z.string().trim().min(1).max(60).optional(), closed: z.boolean().optional() }),
  output: topic,
})

export const uploadFileEndpoint = endpoint({
  name: 'messaging.upload_file',
  route: 'POST /files',
  summary: 'Store a picture, voice note or file once; equal content is stored once',
  output: fileCard,
  problems: [FileRefused, FileTooLarge],
  transfer: 'upload',
})
export const readFileEndpoint = endpoint({
  name: 'messaging.read_file',
  route: 'GET /files/:fileId',
  summary: 'The file itself, for those who may see a message that carries it',
  input: z.object({ fileId }),
  transfer: 'binary',
})
export const readThumbnailEndpoint = endpoint({
  name: 'messaging.read_thumbnail',
  route: 'GET /files/:fileId/thumbnail',
  summary: 'A picture at most 480 pixels wide (WebP)',
  input: z.object({ fileId }),
  transfer: 'binary',
})

export const searchHit = z.object({
  message,
  groupName: z.string(),
  /** The text in pieces; `hit` pieces are what was looked for. */
  pieces: z.array(z.object({ text: z.string(), hit: z.boolean() })),
})
export const searchMessagesEndpoint = endpoint({
  name: 'messaging.search_messages',
  route: 'GET /search',
  summary: 'Search Chinese and English text in a group, a community or all I may see, newest first',
  input: z.object({
    q: z.string().trim().min(1).max(100),
    groupId: groupId.optional(),
    communityId: z.string().optional(),
    by: personId.optional(),
    kind: messageKind.optional(),
    from: instant.optional(),
    until: instant.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: pageOf(searchHit).extend({ beside }),
})

// ── Bringing real history in ────────────────────────────────────────────────

export const ImportNotReady = problem('messaging.import_not_ready', 409, {
  zh: '这个导入现在不能这样操作（当前状态：{state}）。',
  en: 'This import cannot do that now (state: {state}).',
})
export const ColumnsMissing = problem('messaging.columns_missing', 400, {
  zh: '请指出哪一列是时间、发言人和内容。',
  en: 'Say which columns hold time, sender and text.',
})

export const columnMapping = z.object({
  at: z.string(),
  sender: z.string(),
  text: z.string(),
  id: z.string().optional(),
  replyTo: z.string().optional(),
})
export const doubtfulLine = z.object({
  line: z.number().int().nullable(),
  reason: z.string(),
  raw: z.string(),
})
export const importState = z.enum([
  'reading',
  'preview',
  'refused',
  'importing',
  'paused',
  'done',
  'failed',
  'cancelled',
])
export const importCounts = z.object({
  messages: z.number().int(),
  system: z.number().int(),
  people: z.number().int(),
  media: z.number().int(),
  doubtful: z.number().int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
})
export const chatImport = z.object({
  id: importId,
  fileName: z.string(),
  bytes: z.number().int(),
  state: importState,
  format: z.string().nullable(),
  needsZone: z.boolean(),
  zone: z.string().nullable(),
  dateOrder: z.object({ chosen: z.enum(['dmy', 'mdy', 'ymd']), certain: z.boolean() }).nullable(),
  columns: z.object({ found: z.array(z.string()), mapping: columnMapping.nullable() }).nullable(),
  groupId: groupId.nullable(),
  channels: z.array(z.object({ name: z.string(), messages: z.number().int() })),
  counts: importCounts.nullable(),
  sample: z.array(
    z.object({ at: z.string(), sender: z.string().nullable(), text: z.string(), kind: z.enum(['message', 'system']) }),
  ),
  doubtful: z.array(doubtfulLine),
  /** Found in the file, with the member each was mapped to; null becomes a new person without account. */
  people: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      messages: z.number().int(),
      person: personCard.pick({ id: true, name: true, avatarFileId: true }).nullable(),
      guessed: z.boolean(),
    }),
  ),
  progress: z.object({ read: z.number().int(), total: z.number().int() }),
  report: z
    .object({
      imported: z.number().int(),
      skipped: z.number().int(),
      system: z.number().int(),
      doubtful: z.number().int(),
      newPeople: z.number().int(),
    })
    .nullable(),
  refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  startedBy: personCard.pick({ id: true, name: true, avatarFileId: true }),
  createdAt: instant,
  finishedAt: instant.nullable(),
})
export type ChatImport = z.infer<typeof chatImport>
export const uploadImportEndpoint = endpoint({
  name: 'messaging.upload_import',
  route: 'POST /imports',
  summary: 'Upload a chat export; its format is detected and a preview prepared',
  output: chatImport,
  transfer: 'upload',
})
export const listImportsEndpoint = endpoint({
  name: 'messaging.list_imports',
  route: 'GET /imports',
  summary: 'Imports, newest first',
  output: z.object({ rows: z.array(chatImport.omit({ people: true, doubtful: true, sample: true, channels: true })) }),
})
export const readImportEndpoint = endpoint({
  name: 'messaging.read_import',
  route: 'GET /imports/:importId',
  summary: 'One import: preview, progress or report',
  input: z.object({ importId }),
  output: chatImport,
})
export const adjustImportEndpoint = endpoint({
  name: 'messaging.adjust_import',
  route: 'PATCH /imports/:importId',
  summary: 'Choose group, zone, date order, columns, people; also corrects the zone of a finished import',
  input: z.object({
    importId,
    groupId: groupId.optional(),
    channel: z.string().optional(),
    zone: z.string().max(64).optional(),
    dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
    columns: columnMapping.optional(),
    people: z.record(z.string(), personId.nullable()).optional(),
  }),
  output: chatImport,
  problems: [ImportNotReady, ColumnsMissing],
})
export const startImportEndpoint = endpoint({
  name: 'messaging.start_import',
  route: 'POST /imports/:importId/start',
  summary: 'Start, resume or retry an import into its group',
  input: z.object({ importId }),
  output: chatImport,
  problems: [ImportNotReady],
})
export const cancelImportEndpoint = endpoint({
  name: 'messaging.cancel_import',
  route: 'POST /imports/:importId/cancel',
  summary: 'Stop an import; with undo, what it brought is taken out again',
  input: z.object({ importId, undo: z.boolean().default(false) }),
  output: chatImport,
})

export const historyImported = news(
  'messaging.history_imported',
  z.object({ groupId, from: instant.nullable(), until: instant.nullable() }),
)

// ── Frames on the WebSocket `/realtime` ─────────────────────────────────────

/** Client → server, one JSON object per WebSocket message. */
export const clientFrame = z.discriminatedUnion('t', [
  /** What I have of each group; the server answers `events` pages or `reset` for each, then `ready`. */
  z.object({
    t: z.literal('hello'),
    have: z.record(groupId, z.object({ epoch: z.number().int(), seq: z.number().int() })),
  }),
  z.object({ t: z.literal('send'), groupId, draft }),
  z.object({ t: z.literal('read'), groupId, readNumber: z.number().int().min(0) }),
  z.object({ t: z.literal('typing'), groupId }),
  z.object({ t: z.literal('ping'), at: z.number() }),
])
export type ClientFrame = z.infer<typeof clientFrame>

/** Server → client: a WebSocket message is a JSON array of frames. */
export const serverFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('ready'), personId }),
  z.object({
    t: z.literal('events'),
    groupId,
    epoch: z.number().int(),
    head: z.number().int(),
    events: z.array(groupEvent),
    beside: beside.optional(),
  }),
  z.object({ t: z.literal('reset'), groupId, epoch: z.number().int(), head: z.number().int() }),
  z.object({ t: z.literal('sent'), clientId: z.string(), messageId, number: z.number().int(), seq: z.number().int() }),
  z.object({
    t: z.literal('refused'),
    clientId: z.string().nullable(),
    code: z.string(),
    zh: z.string(),
    en: z.string(),
  }),
  z.object({ t: z.literal('cursor'), groupId, cursor }),
  z.object({ t: z.literal('typing'), groupId, personId }),
  /** My set of groups changed: ask `list_my_groups` again. */
  z.object({ t: z.literal('groups') }),
  z.object({ t: z.literal('pong'), at: z.number() }),
])
export type ServerFrame = z.infer<typeof serverFrame>
