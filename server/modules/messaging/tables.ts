/** Types of messaging's own tables; they never leave the module. */
import type { Kysely } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { GroupId } from '../community/contract.ts'
import type { PersonId, TenantId } from '../identity/contract.ts'
import type { ChatImport, FileId, ImportId, Message, MessageId, TopicId } from './contract.ts'

type Row = { tenant_id: TenantId }

export type ChatRow = Row & {
  group_id: GroupId
  epoch: number
  last_seq: number
  last_number: number
  last_at: Date | null
  last_id: MessageId | null
  news_due_at: Date | null
}
export type MessageRow = Row & {
  id: MessageId
  group_id: GroupId
  kind: Message['kind']
  number: number | null
  at: Date
  position: number
  sent_at: Date
  person_id: PersonId | null
  client_id: string | null
  text: string
  mentions: PersonId[]
  mentions_all: boolean
  reply_to: MessageId | null
  topic_id: TopicId | null
  file_ids: FileId[]
  poll: StoredPoll | null
  poll_closed_at: Date | null
  edited_at: Date | null
  recalled_at: Date | null
  recalled_by: PersonId | null
  pinned_at: Date | null
  digest_at: Date | null
  import_id: string | null
  import_key: string | null
  import_stamp: string | null
  content_key: string | null
  words: string
}
export type StoredPoll = { question: string; options: string[]; multiple: boolean }
export type EventRow = Row & {
  group_id: GroupId
  seq: number
  kind: 'message' | 'topic' | 'member' | 'group'
  message_id: MessageId | null
  topic_id: TopicId | null
  person_id: PersonId | null
  change: 'joined' | 'left' | 'changed' | null
  at: Date
}
export type TopicRow = Row & {
  id: TopicId
  group_id: GroupId
  title: string
  opened_by: PersonId
  opened_at: Date
  closed_at: Date | null
}
type CursorRow = Row & { group_id: GroupId; person_id: PersonId; read_number: number; quiet: boolean }
type PresenceRow = Row & { socket_id: string; group_id: GroupId; person_id: PersonId; at: Date }
export type FileRow = Row & {
  id: FileId
  sha256: string
  kind: 'image' | 'voice' | 'video' | 'file'
  name: string
  mime: string
  bytes: number
  width: number | null
  height: number | null
  seconds: number | null
  uploaded_by: PersonId
  uploaded_at: Date
}

export type ImportRow = Row & {
  id: ImportId
  file_name: string
  file_key: string
  bytes: number
  state: ChatImport['state']
  format: string | null
  form: string | null
  needs_zone: boolean
  zone: string | null
  date_order: ChatImport['dateOrder']
  columns: ChatImport['columns']
  group_id: GroupId | null
  channel: string | null
  channels: ChatImport['channels']
  counts: ChatImport['counts']
  sample: ChatImport['sample']
  doubtful: ChatImport['doubtful']
  people: { key: string; name: string; messages: number }[]
  mapping: Record<string, PersonId | null>
  position: number
  /** Keys of people who were no members: they became new people. */
  newcomers: string[]
  last_at: Date | null
  report: ChatImport['report']
  refusal: ChatImport['refusal']
  started_by: PersonId
  created_at: Date
  beat_at: Date
  finished_at: Date | null
}

type MessagingTables = {
  'messaging.chats': ChatRow
  'messaging.messages': MessageRow
  'messaging.events': EventRow
  'messaging.topics': TopicRow
  'messaging.cursors': CursorRow
  'messaging.presence': PresenceRow
  'messaging.mentions': Row & { group_id: GroupId; person_id: string; number: number; message_id: MessageId }
  'messaging.reactions': Row & {
    group_id: GroupId
    message_id: MessageId
    emoji: string
    person_id: PersonId
    at: Date
  }
  'messaging.votes': Row & { group_id: GroupId; message_id: MessageId; person_id: PersonId; option: number; at: Date }
  'messaging.files': FileRow
  'messaging.imports': ImportRow
  'messaging.attachments': Row & { file_id: FileId; message_id: MessageId; group_id: GroupId }
}

export const db = (ctx: Context): Kysely<MessagingTables> => ctx.tables<MessagingTables>()
