/** Bringing an archive back into an empty tenant. */
import { z } from 'zod'
import { endpoint, idOf, instant, problem, refusal } from '../../../kernel/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { exportKind } from './exports.ts'

export const restorationId = idOf('rst')
export type RestorationId = z.infer<typeof restorationId>

export const restorationState = z.enum(['waiting', 'checking', 'writing', 'done', 'failed'])

export const restoration = z.object({
  id: restorationId,
  fileName: z.string(),
  bytes: z.number().int(),
  state: restorationState,
  /** Rows brought back so far, of those in the archive. */
  progress: z.object({ written: z.number().int(), total: z.number().int() }),
  /** What the archive was of, once it was read. */
  of: z.object({ kind: exportKind, name: z.string(), takenAt: instant }).nullable(),
  report: z
    .object({
      rows: z.number().int(),
      files: z.number().int(),
      /** The archive had lost them before. */
      missing: z.number().int(),
      /** False when addresses were sealed with another installation's key: people bind theirs again. */
      addresses: z.boolean(),
    })
    .nullable(),
  refusal: refusal.nullable(),
  by: personCard.pick({ id: true, name: true, avatarFileId: true }),
  createdAt: instant,
  finishedAt: instant.nullable(),
})
export type Restoration = z.infer<typeof restoration>

export const NotAnArchive = problem('archive.not_an_archive', 422, {
  zh: '这不是群落导出的导出包，或文件不完整。',
  en: 'This is no archive of Qunluo, or the file is not complete.',
})
export const ArchiveChanged = problem('archive.archive_changed', 422, {
  zh: '导出包里的「{entry}」与校验值不符：文件已损坏或被改动，没有写入任何内容。',
  en: '“{entry}” in the archive does not match its checksum: it was damaged or changed. Nothing was written.',
})
export const ArchiveNewer = problem('archive.archive_newer', 422, {
  zh: '这个导出包来自更新的版本（{what}），请先升级本程序。',
  en: 'This archive comes from a newer version ({what}); please update this program first.',
})
export const ArchiveInconsistent = problem('archive.archive_inconsistent', 422, {
  zh: '导出包里「{entry}」的内容互相矛盾，没有写入任何内容。',
  en: 'The rows of “{entry}” contradict each other. Nothing was written.',
})
export const TenantNotEmpty = problem('archive.tenant_not_empty', 409, {
  zh: '只能恢复到空的租户；这里已经有内容（{what}）。',
  en: 'An archive can only be restored into an empty tenant; there is content here already ({what}).',
})

export const restoreArchiveEndpoint = endpoint({
  name: 'archive.restore_archive',
  route: 'POST /restorations',
  summary: 'Upload an archive and bring it back into this empty tenant, all of it or nothing',
  output: restoration,
  problems: [TenantNotEmpty],
  transfer: 'upload',
})
export const listRestorationsEndpoint = endpoint({
  name: 'archive.list_restorations',
  route: 'GET /restorations',
  summary: 'Archives brought back, newest first',
  output: z.object({
    rows: z.array(restoration),
    /** Whether an archive could be brought back now. */
    possible: z.boolean(),
  }),
})
