/** Bringing real history in. */
import { z } from 'zod'
import { endpoint, instant, news, problem, refusal } from '../../../kernel/contract.ts'
import { groupId } from '../../community/contract.ts'
import { personCard, personId } from '../../identity/contract.ts'
import { importId } from './message.ts'

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
  refusal: refusal.nullable(),
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
