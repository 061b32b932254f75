import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import { actorId, readCards } from '../../identity/index.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { accessExport, mayFetch } from '../access.ts'
import type { ArchiveExport, ExportId, listExportsEndpoint } from '../contract.ts'
import { db, type ExportRow } from '../tables.ts'

/** Exports the actor may fetch, newest first, at most a hundred. */
export async function listExports(
  ctx: Context,
  { subjectId }: RequestOf<typeof listExportsEndpoint>,
): Promise<{ rows: ArchiveExport[] }> {
  actorId(ctx)
  let found = db(ctx)
    .selectFrom('archive.exports')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
  if (subjectId) found = found.where('subject_id', '=', subjectId)
  else if (!ownsTenant(ctx)) found = found.where('requested_by', '=', actorId(ctx))
  const rows = (await found.execute()).filter((row) => mayFetch(ctx, row))
  return { rows: await viewExports(ctx, rows) }
}

const ownsTenant = ({ actor }: Context) => actor.kind === 'person' && actor.staffRole === 'owner'

export async function readExport(ctx: Context, { exportId }: { exportId: ExportId }): Promise<ArchiveExport> {
  return (await viewExports(ctx, [await accessExport(ctx, exportId, 'toRead')]))[0] as ArchiveExport
}

async function viewExports(ctx: Context, rows: readonly ExportRow[]): Promise<ArchiveExport[]> {
  const cards = await readCards(
    ctx,
    rows.map(({ requested_by }) => requested_by),
  )
  return rows.map((row) => viewOf(row, cards.get(row.requested_by) as PersonCard))
}

function viewOf(row: ExportRow, { id, name, avatarFileId }: PersonCard): ArchiveExport {
  return {
    id: row.id,
    kind: row.kind,
    subject: { id: row.subject_id, name: row.subject_name },
    state: row.state,
    progress: { written: row.written, total: row.total },
    holds: row.rows === null ? null : { rows: row.rows, files: row.files ?? 0, missing: row.missing ?? 0 },
    bytes: row.bytes,
    sha256: row.sha256,
    by: { id, name, avatarFileId },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
  }
}
