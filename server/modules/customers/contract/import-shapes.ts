/** What an import of customers is and what came of it. */
import { z } from 'zod'
import { instant, meaningsOf, refusal, rowReasonOf, sheetRowOf } from '../../../kernel/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { customerId, customerImportId } from './customers.ts'

/** What a column means. `attribute` keeps it under its heading, `ignore` leaves it out. */
export const columnTarget = z.enum([
  'name',
  'phone',
  'email',
  'unionid',
  'openid',
  'external_userid',
  'qq',
  'number',
  'city',
  'region',
  'birthday',
  'tags',
  'notes',
  'attribute',
  'ignore',
])
export type ColumnTarget = z.infer<typeof columnTarget>
export const columnMeanings = meaningsOf(columnTarget)
export type ColumnMeanings = z.infer<typeof columnMeanings>

export const rowReasonCode = z.enum([
  'phone_unreadable',
  'digits_lost',
  'email_unreadable',
  'id_unreadable',
  'birthday_unreadable',
  'too_long',
  'nothing_known_by',
  'empty_row',
  'same_as_row',
  'meets_several',
  'kept_as_known',
])
export type RowReasonCode = z.infer<typeof rowReasonCode>
export const rowReason = rowReasonOf(rowReasonCode)
export type RowReason = z.infer<typeof rowReason>

export const undoOutcome = z.enum(['removed', 'restored', 'kept'])
export const undoReason = z.enum(['changed_since', 'other_life', 'gone'])
export type UndoReason = z.infer<typeof undoReason>

export const customerImportState = z.enum([
  'reading',
  'preview',
  'refused',
  'running',
  'stopped',
  'failed',
  'done',
  'undoing',
  'undone',
  'discarded',
])
export type CustomerImportState = z.infer<typeof customerImportState>

/** `doubtful` rows are taken without the cells that could not be read; they are counted beside their outcome. */
export const previewCounts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  matched: z.number().int(),
  skipped: z.number().int(),
  conflict: z.number().int(),
  invalid: z.number().int(),
  doubtful: z.number().int(),
})
export type PreviewCounts = z.infer<typeof previewCounts>
export const importReport = previewCounts.omit({ rows: true }).extend({ updated: z.number().int() })
export type ImportReport = z.infer<typeof importReport>
export const undoReport = z.object({ removed: z.number().int(), restored: z.number().int(), kept: z.number().int() })
export type UndoReport = z.infer<typeof undoReport>

/** A row of the file with phones and ids masked. */
export const previewRow = sheetRowOf(rowReason)
export type PreviewRow = z.infer<typeof previewRow>

export const customerImportHead = z.object({
  id: customerImportId,
  fileName: z.string(),
  bytes: z.number().int(),
  state: customerImportState,
  kind: z.enum(['csv', 'xlsx']).nullable(),
  encoding: z.string().nullable(),
  counts: previewCounts.nullable(),
  progress: z.object({ taken: z.number().int(), total: z.number().int() }),
  report: importReport.nullable(),
  undone: undoReport.nullable(),
  refusal: refusal.nullable(),
  startedBy: personCard.pick({ id: true, name: true, avatarFileId: true }),
  createdAt: instant,
  finishedAt: instant.nullable(),
  undoneAt: instant.nullable(),
})
export type CustomerImportHead = z.infer<typeof customerImportHead>
export const customerImport = customerImportHead.extend({
  mapping: columnMeanings,
  remembered: z.boolean(),
  overwrite: z.boolean(),
  sample: z.array(previewRow),
  doubtful: z.array(previewRow),
})
export type CustomerImport = z.infer<typeof customerImport>

export const reportRow = previewRow.extend({
  fields: z.array(z.string()),
  customerId: customerId.nullable(),
  undone: undoOutcome.nullable(),
  undoReasons: z.array(undoReason),
})
export type ReportRow = z.infer<typeof reportRow>
