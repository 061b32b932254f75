/** Types of archive's own tables; they never leave the module. */
import type { Kysely } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { PersonId, TenantId } from '../../kernel/people.ts'
import type { ArchiveExport, DepartureId, ExportId, Restoration, RestorationId } from './contract.ts'

type Row = { tenant_id: TenantId }

export type ExportRow = Row & {
  id: ExportId
  kind: ArchiveExport['kind']
  subject_id: string
  subject_name: string
  requested_by: PersonId
  state: ArchiveExport['state']
  written: number
  total: number
  rows: number | null
  files: number | null
  missing: number | null
  bytes: number | null
  sha256: string | null
  created_at: Date
  beat_at: Date
  finished_at: Date | null
  expires_at: Date | null
}
export type RestorationRow = Row & {
  id: RestorationId
  file_name: string
  file_key: string
  bytes: number
  requested_by: PersonId
  state: Restoration['state']
  written: number
  total: number
  manifest: Restoration['of']
  report: Restoration['report']
  refusal: Restoration['refusal']
  created_at: Date
  beat_at: Date
  finished_at: Date | null
}
export type DepartureRow = Row & {
  id: DepartureId
  person_id: PersonId
  recall_messages: boolean
  requested_at: Date
  due_at: Date
  taken_back_at: Date | null
  begun_at: Date | null
  finished_at: Date | null
}

type ArchiveTables = {
  'archive.exports': ExportRow
  'archive.restorations': RestorationRow
  'archive.departures': DepartureRow
}

export const db = (ctx: Context): Kysely<ArchiveTables> => ctx.tables<ArchiveTables>()
