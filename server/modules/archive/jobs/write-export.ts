/** An archive is written beside, then put in its place whole: one that was killed half-way begins anew. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enter, type Ground } from '../../../kernel/ground.ts'
import { longJob } from '../../../kernel/jobs.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { ExportId } from '../contract.ts'
import { noteExport } from '../operations/note-export.ts'
import { writeArchive } from '../packing/write-archive.ts'
import { extentOf } from '../queries/extent-of.ts'
import { archiveKey } from '../rules/archive-key.ts'
import { readableDays } from '../rules/terms.ts'
import { db, type ExportRow } from '../tables.ts'

const system = { kind: 'system', name: 'export' } as const
const day = 86_400_000
const beatMs = 1000

/** The export was taken away, is written by somebody else, or this process is about to end. */
class Stopped extends Error {}

export const writeExport = longJob<{ exportId: ExportId }>(
  'archive.write_export',
  async (ground, tenantId, { exportId }, signal) => {
    const row = await begin(ground, tenantId, exportId)
    if (!row) return
    try {
      await write(ground, tenantId, row, signal)
    } catch (fault) {
      // Left as it stands it is taken up again by whoever looks after silent exports.
      if (fault instanceof Stopped) return
      ground.log.error({ err: fault, exportId }, 'an export failed')
      await enter(ground, tenantId, system, (ctx) =>
        noteExport(ctx, exportId, ['writing'], { state: 'failed', finished_at: ctx.now }),
      )
    }
  },
)

async function begin(ground: Ground, tenantId: TenantId, exportId: ExportId): Promise<ExportRow | null> {
  return enter(ground, tenantId, system, async (ctx) => {
    if (!(await noteExport(ctx, exportId, ['waiting'], { state: 'writing', written: 0, total: 0 }))) return null
    return db(ctx)
      .selectFrom('archive.exports')
      .selectAll()
      .where('tenant_id', '=', ctx.tenantId)
      .where('id', '=', exportId)
      .executeTakeFirstOrThrow()
  })
}

async function write(ground: Ground, tenantId: TenantId, row: ExportRow, signal: AbortSignal): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'qunluo-export-'))
  try {
    const path = join(directory, 'archive.zip')
    const extent = await enter(ground, tenantId, system, (ctx) => extentOf(ctx, row))
    const tell = beating(ground, tenantId, row.id, signal)
    const of = { kind: row.kind, id: row.subject_id, name: row.subject_name }
    const manifest = await writeArchive({ ground, tenantId, of, ...extent, tell }, path)
    const { size } = await stat(path)
    const sha256 = await hashOf(path)
    await ground.files.put(archiveKey(tenantId, sha256), path, 'application/zip')
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const holds = { rows, files: manifest.files.length, missing: manifest.missing.length }
    await enter(ground, tenantId, system, (ctx) =>
      noteExport(ctx, row.id, ['writing'], {
        state: 'ready',
        ...holds,
        written: rows,
        total: rows,
        bytes: size,
        sha256,
        finished_at: ctx.now,
        expires_at: new Date(ctx.now.getTime() + readableDays * day),
      }),
    )
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Notes the progress about once a second, which is also the sign of life. */
function beating(ground: Ground, tenantId: TenantId, exportId: ExportId, signal: AbortSignal) {
  let last = 0
  return async (progress: { written: number; total: number }) => {
    if (signal.aborted) throw new Stopped()
    if (Date.now() - last < beatMs) return
    last = Date.now()
    const { written, total } = progress
    const goesOn = await enter(ground, tenantId, system, (ctx) =>
      noteExport(ctx, exportId, ['writing'], { written, total }),
    )
    if (!goesOn) throw new Stopped()
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
