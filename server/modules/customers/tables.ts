/** Rows of customers' own tables. */
import type { Kysely } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { RowOutcome } from '../../kernel/contract.ts'
import type { PersonId, TenantId } from '../identity/contract.ts'
import type {
  ColumnMeanings,
  CustomerId,
  CustomerImport,
  CustomerImportId,
  CustomerImportState,
  ImportReport,
  PreviewCounts,
  PreviewRow,
  RowReason,
  UndoReason,
  UndoReport,
} from './contract.ts'

type Row = { tenant_id: TenantId }

export type CustomerTableRow = Row & {
  id: CustomerId
  person_id: PersonId
  name: string
  number: string
  city: string
  region: string
  birthday: string
  tags: string[]
  notes: string
  created_at: Date
  changed_at: Date
}

export type ImportRow = Row & {
  id: CustomerImportId
  file_name: string
  file_key: string | null
  bytes: number
  state: CustomerImportState
  kind: 'csv' | 'xlsx' | null
  encoding: string | null
  headings: string[]
  mapping: ColumnMeanings
  remembered: boolean
  overwrite: boolean
  counts: PreviewCounts | null
  sample: PreviewRow[]
  doubtful: PreviewRow[]
  position: number
  taken: number
  report: ImportReport | null
  undone: UndoReport | null
  refusal: CustomerImport['refusal']
  started_by: PersonId
  created_at: Date
  beat_at: Date
  finished_at: Date | null
  undone_at: Date | null
}

export type TakenRow = Row & {
  import_id: CustomerImportId
  row: number
  outcome: RowOutcome
  reasons: RowReason[]
  fields: string[]
  raw: string | null
  change: string | null
  customer_id: CustomerId | null
  undone: 'removed' | 'restored' | 'kept' | null
  undo_reasons: UndoReason[]
}

type CustomersTables = {
  'customers.customers': CustomerTableRow
  'customers.attributes': Row & { customer_id: CustomerId; sealed: string }
  'customers.imports': ImportRow
  'customers.mappings': Row & { headings_key: string; mapping: ColumnMeanings; chosen_at: Date }
  'customers.import_rows': TakenRow
  'customers.preview_keys': Row & { import_id: CustomerImportId; key: string; holder: string }
}

/** The present transaction, seen through customers' tables. */
export const db = (ctx: Context): Kysely<CustomersTables> => ctx.tables<CustomersTables>()
