/** Taking out what belongs to a group, a community, a person or the whole tenant. */
import { z } from 'zod'
import { endpoint, idOf, instant, problem } from '../../../kernel/contract.ts'
import { communityId, groupId } from '../../community/contract.ts'
import { personCard } from '../../identity/contract.ts'

export const exportId = idOf('exp')
export type ExportId = z.infer<typeof exportId>

export const exportKind = z.enum(['group', 'community', 'person', 'tenant'])

export const exportState = z.enum(['waiting', 'writing', 'ready', 'failed', 'expired'])

export const archiveExport = z.object({
  id: exportId,
  kind: exportKind,
  /** What it is of: id and name as they were when it was asked for. */
  subject: z.object({ id: z.string(), name: z.string() }),
  state: exportState,
  /** Rows written so far, of those there were when it began. */
  progress: z.object({ written: z.number().int(), total: z.number().int() }),
  /** Of the finished archive; `missing` files were in no store any more. */
  holds: z.object({ rows: z.number().int(), files: z.number().int(), missing: z.number().int() }).nullable(),
  bytes: z.number().int().nullable(),
  /** Of the whole archive, to compare after the download. */
  sha256: z.string().nullable(),
  by: personCard.pick({ id: true, name: true, avatarFileId: true }),
  createdAt: instant,
  finishedAt: instant.nullable(),
  /** Until when it can be fetched. */
  expiresAt: instant.nullable(),
})
export type ArchiveExport = z.infer<typeof archiveExport>

export const ExportNotReady = problem('archive.export_not_ready', 409, {
  zh: '这个导出还没有准备好，或已经过期，请重新导出。',
  en: 'This export is not ready, or has expired; please export again.',
})
export const ExportNotFailed = problem('archive.export_not_failed', 409, {
  zh: '这个导出没有失败，不需要重试。',
  en: 'This export has not failed; there is nothing to try again.',
})

export const exportGroupEndpoint = endpoint({
  name: 'archive.export_group',
  route: 'POST /groups/:groupId/exports',
  summary: 'Ask for an archive of a group; one that is being written already is answered instead',
  input: z.object({ groupId }),
  output: archiveExport,
})
export const exportCommunityEndpoint = endpoint({
  name: 'archive.export_community',
  route: 'POST /communities/:communityId/exports',
  summary: 'Ask for an archive of a community with all its groups',
  input: z.object({ communityId }),
  output: archiveExport,
})
export const exportTenantEndpoint = endpoint({
  name: 'archive.export_tenant',
  route: 'POST /exports',
  summary: 'Ask for an archive of the whole tenant',
  output: archiveExport,
})
export const exportMeEndpoint = endpoint({
  name: 'archive.export_me',
  route: 'POST /me/exports',
  summary: 'Ask for an archive of what is mine',
  output: archiveExport,
})
export const listExportsEndpoint = endpoint({
  name: 'archive.list_exports',
  route: 'GET /exports',
  summary: 'Exports that I may fetch, newest first; of one thing when its id is given',
  input: z.object({ subjectId: z.string().max(40).optional() }),
  output: z.object({ rows: z.array(archiveExport) }),
})
export const readExportEndpoint = endpoint({
  name: 'archive.read_export',
  route: 'GET /exports/:exportId',
  summary: 'One export: how far it is',
  input: z.object({ exportId }),
  output: archiveExport,
})
export const retryExportEndpoint = endpoint({
  name: 'archive.retry_export',
  route: 'POST /exports/:exportId/retry',
  summary: 'Try a failed export again',
  input: z.object({ exportId }),
  output: archiveExport,
  problems: [ExportNotFailed],
})
export const removeExportEndpoint = endpoint({
  name: 'archive.remove_export',
  route: 'DELETE /exports/:exportId',
  summary: 'Take an export away before it expires',
  input: z.object({ exportId }),
})
export const fetchExportEndpoint = endpoint({
  name: 'archive.fetch_export',
  route: 'GET /exports/:exportId/file',
  summary: 'The archive itself, a ZIP',
  input: z.object({ exportId }),
  problems: [ExportNotReady],
  transfer: 'binary',
})
